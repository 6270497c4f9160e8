import type { SessionContext } from '../session-context.ts'
import { setAlarm } from '../time/alarm.ts'
import { createDeadline, type Deadline } from './deadline.ts'

/** What ends a login. */
export interface LoginLimits extends Deadline {
  /** Aborted when nobody waits for it any more: at its deadline, or at logout. */
  readonly over: AbortSignal
  /** Aborted when not even a late answer is waited for. */
  readonly patience: AbortSignal
}

/** Gives a login its deadline, and then a moment more. */
export function limitLogin(
  { clock, fail, policy }: Pick<SessionContext, 'clock' | 'fail' | 'policy'>,
  over: AbortController,
): LoginLimits {
  const patience = new AbortController()
  let cancelGrace = (): void => {}
  const { exempt, stop } = createDeadline(clock, policy.loginDeadlineMs, () => {
    over.abort(fail('login-timed-out', 'No login within policy.loginDeadlineMs. Raise it, or try again.'))
    // The server may be about to grant a session: it is given a moment, so that the session can be revoked.
    cancelGrace = setAlarm(clock, policy.drainMs, () => patience.abort())
  })

  return {
    over: over.signal,
    patience: patience.signal,
    exempt,
    stop: () => {
      stop()
      cancelGrace()
    },
  }
}
