import type { SessionError } from '../errors/session-error.ts'
import type { LoginEnds } from '../grant-source.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { waitFor } from '../time/wait-for.ts'
import { beginRun } from './login-run.ts'
import { noteFailure } from './note-failure.ts'

/** One login: its time begins when the one before it has landed. */
export async function runLogin(
  context: SessionContext,
  reason: LoginReason,
  ends: LoginEnds,
): Promise<HeldGrant> {
  const { over } = ends
  await waitFor(Promise.resolve(context.landing?.settled), over.signal)

  const run = beginRun(context, reason, ends)
  const granted = context.source.obtain(run).finally(run.deadline.stop)
  awaitLanding(context, granted, run.patience)

  try {
    return await waitFor(granted, over.signal)
  } catch (error) {
    await noteFailure(context, run, error as SessionError)
    throw error
  }
}

/** Even when nobody waits any more, an answer may bring a session: the next login, and a logout, wait for it. */
function awaitLanding(context: SessionContext, granted: Promise<unknown>, patience: AbortController): void {
  const clear = (): void => {
    context.landing = undefined
  }
  context.landing = { patience, settled: waitFor(granted, patience.signal).then(clear, clear) }
}
