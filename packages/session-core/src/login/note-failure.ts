import type { SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import { tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'
import { noteFailedLogin } from './install-grant.ts'
import { loadLockout } from './rooms.ts'

/** What a login that failed leaves behind. */
export async function noteFailure(
  context: SessionContext,
  run: LoginRun,
  error: SessionError,
): Promise<void> {
  noteFailedLogin(context)
  if (run.prompted && !context.ended) {
    const { backOffPrompt } = await loadLockout()
    await backOffPrompt(context, run.prompted.credentials, error.code)
  }
  if (run.begun) tell(context, { type: 'login-failed', ms: context.clock.monotonic() - run.startedAt, error })
}
