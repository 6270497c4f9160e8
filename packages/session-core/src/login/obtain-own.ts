import type { SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import type { HeldGrant, IssuedGrant } from '../grant/held-grant.ts'
import type { SessionContext } from '../session-context.ts'
import { discardGrant, installGrant } from './install-grant.ts'
import { logIn } from './log-in.ts'
import { noteFailure } from './note-failure.ts'

/** A login of this session's own, whose grant it installs. */
export async function obtainOwn(context: SessionContext, run: LoginRun): Promise<HeldGrant> {
  const { signal: over } = run.over
  over.throwIfAborted()
  const issued = await tryAwake(context, run)
  const ms = context.clock.monotonic() - run.startedAt
  if (!over.aborted) return installGrant(context, issued, { type: 'login-succeeded', ms })

  // A transport that does not hear when it is called off may still bring a session.
  discardGrant(context, issued)
  throw over.reason
}

/** A connection may not outlive the sleep of the process: one more try then, unless it might cause another prompt. */
export async function tryAwake(
  context: SessionContext,
  run: LoginRun,
  send = () => logIn(context, run),
): Promise<IssuedGrant> {
  try {
    return await send()
  } catch (error) {
    const failure = error as SessionError
    const wasCutOff = failure.code === 'unreachable' && run.deadline.overslept()
    if (!wasCutOff || run.prompted || run.over.signal.aborted) throw failure

    await noteFailure(context, run, failure)
    return send()
  }
}
