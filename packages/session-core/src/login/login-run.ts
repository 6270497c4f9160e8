import type { LoginEnds, LoginRun } from '../grant-source.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { setAlarm } from '../time/alarm.ts'
import { createDeadline } from '../time/deadline.ts'

/** Begins a login's time: its deadline, and then a moment more. */
export function beginRun(
  { clock, fail, policy }: Pick<SessionContext, 'clock' | 'fail' | 'policy'>,
  reason: LoginReason,
  ends: LoginEnds,
): LoginRun {
  const patience = new AbortController()
  let cancelGrace = (): void => {}
  const deadline = createDeadline(clock, policy.loginDeadlineMs, () => {
    ends.over.abort(
      fail('login-timed-out', 'No login within policy.loginDeadlineMs. Raise it, or try again.'),
    )
    // The server may be about to grant a session: it is given a moment, so that the session can be revoked.
    cancelGrace = setAlarm(clock, policy.drainMs, () => patience.abort())
  })
  const stop = (): void => {
    deadline.stop()
    cancelGrace()
  }

  return { ...ends, reason, patience, deadline: { ...deadline, stop }, startedAt: clock.monotonic() }
}
