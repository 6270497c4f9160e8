import type { SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import { tell } from '../observers.ts'
import type { Flight, SessionContext } from '../session-context.ts'
import { noteFailedLogin } from './install-grant.ts'
import { lockOut } from './lockout-circuit.ts'

/** What a login that failed leaves behind. */
export async function noteFailure(
  context: SessionContext,
  run: LoginRun,
  error: SessionError,
): Promise<void> {
  noteFailedLogin(context)
  if (run.prompted && !context.ended) await lockOut(context, run.prompted, error)
  if (run.begun) tell(context, { type: 'login-failed', ms: context.clock.monotonic() - run.startedAt, error })
}

/**
 * Nobody carries a login on any more: it has failed, and its prompt brought no session. Should it live on all the same,
 * what it brings is logged out.
 */
export async function giveUpLogin(context: SessionContext, { ends, granted, run }: Flight): Promise<void> {
  const error = context.fail('unreachable', 'The request that began the login ended. Try again.')
  granted.isGivenUp = true
  ends.over.abort(error)
  context.landing = undefined
  if (run) await noteFailure(context, run, error)
}
