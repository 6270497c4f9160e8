import { setAlarm } from './alarm.ts'
import { createDeadline } from './deadline.ts'
import { SessionError } from './errors/session-error.ts'
import type { SessionContext } from './session-context.ts'
import { type Landed, signIn, type SignInParts } from './sign-in.ts'
import { waitFor } from './wait-for.ts'

/** One login under way. */
export interface LoginAttempt<Key> {
  /** For those who wait: a grant, or why not, at the deadline at the latest. */
  readonly outcome: Promise<Landed<Key>>
  /** Settles when nothing is under way any more: with a grant, if one came too late for those who waited. */
  readonly late: Promise<Landed<Key> | undefined>
  /** Ends provider and prompt. A request that is on its way is let land: aborting it would leak its session. */
  readonly abandon: (reason: SessionError) => void
}

/** Starts a login under its own deadline, which is no caller's. */
export function startLogin<Credentials, Key>(
  context: SessionContext<Credentials, Key>,
  parts: Omit<SignInParts, 'deadline' | 'needed' | 'patience'>,
): LoginAttempt<Key> {
  const { protocol, clock, policy } = context
  const needed = new AbortController()
  const patience = new AbortController()
  const timedOut = new AbortController()
  let cancelGrace = (): void => {}

  const deadline = createDeadline(clock, policy.loginDeadlineMs, () => {
    const reason = new SessionError('login-timed-out', {
      protocol: protocol.name,
      message: `The ${protocol.name} login took longer than ${policy.loginDeadlineMs} ms (policy.loginDeadlineMs).`,
    })
    timedOut.abort(reason)
    needed.abort(reason)
    // The server may be about to grant a session: it is given a moment, so that the session can be revoked.
    cancelGrace = setAlarm(clock, policy.drainMs, () => patience.abort(reason))
  })
  const work = signIn(context, {
    ...parts,
    deadline,
    needed: needed.signal,
    patience: patience.signal,
  }).finally(() => {
    deadline.clear()
    cancelGrace()
  })

  return {
    outcome: waitFor(work, timedOut.signal),
    late: waitFor(work, patience.signal).then(
      (landed) => (timedOut.signal.aborted ? landed : undefined),
      () => undefined,
    ),
    abandon: (reason) => needed.abort(reason),
  }
}
