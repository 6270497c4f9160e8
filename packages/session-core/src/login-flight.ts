import { setAlarm } from './alarm.ts'
import { createDeadline } from './deadline.ts'
import type { SessionError } from './errors/session-error.ts'
import type { Landed } from './held-grant.ts'
import { createLoginBudget } from './login-budget.ts'
import type { SessionContext } from './session-context.ts'
import type { LoginReason } from './session-event.ts'
import { signIn } from './sign-in.ts'
import { waitFor } from './wait-for.ts'

/** Many callers, one login under way. */
export interface LoginFlight<Arrival> {
  /** Waits for the login under way, or starts one. The signal ends this wait only. */
  readonly join: (reason: LoginReason, signal?: AbortSignal) => Promise<Arrival>
  readonly isUnderWay: () => boolean
  /** Fails those who wait, at once; settles when nothing is under way any more. */
  readonly ground: (reason: SessionError) => Promise<void>
}

/** Where a login's grant goes. */
export interface Airport<Key, Arrival> {
  readonly arrive: (landed: Landed<Key>, ms: number) => Arrival
  /** A grant that nobody waits for any more: it must not stay alive on the server. */
  readonly strand: (landed: Landed<Key>) => void
  /** A login failed, for whatever reason. */
  readonly crash: () => void
}

/** One login at a time: the next one waits until the last one's answer has landed or is given up. */
export function createLoginFlight<Credentials, Key, Arrival>(
  context: SessionContext<Credentials, Key>,
  { arrive, crash, strand }: Airport<Key, Arrival>,
): LoginFlight<Arrival> {
  const { clock, counts, fail, policy, tell } = context
  const spend = createLoginBudget(context)
  let flight: { readonly arrival: Promise<Arrival>; readonly over: AbortController } | undefined
  let landing = Promise.resolve()
  let attempts = 0

  const fly = async (reason: LoginReason, over: AbortController): Promise<Arrival> => {
    await waitFor(landing, over.signal)

    const patience = new AbortController()
    const started = clock.monotonic()
    const elapsed = (): number => clock.monotonic() - started
    const progress = { begun: false }
    let cancelGrace = (): void => {}
    const deadline = createDeadline(clock, policy.loginDeadlineMs, () => {
      over.abort(fail('login-timed-out', 'No login within policy.loginDeadlineMs. Raise it, or try again.'))
      // The server may be about to grant a session: it is given a moment, so that the session can be revoked.
      cancelGrace = setAlarm(clock, policy.drainMs, () => patience.abort())
    })
    const work = signIn(context, {
      exempt: deadline.exempt,
      attempt: attempts + 1,
      over: over.signal,
      patience: patience.signal,
      begin: () => {
        spend()
        progress.begun = true
        attempts += 1
        counts.logins += 1
        tell({ type: 'login-started', attempt: attempts, reason })
      },
    }).finally(() => {
      deadline.stop()
      cancelGrace()
    })
    // A transport that does not hear when it is called off may still bring a session.
    const arrival = work.then((landed) => {
      if (over.signal.aborted) {
        strand(landed)
        throw over.signal.reason
      }
      attempts = 0
      return arrive(landed, elapsed())
    })
    landing = waitFor(arrival, patience.signal).then(settle, settle)

    try {
      return await waitFor(arrival, over.signal)
    } catch (error) {
      crash()
      if (progress.begun) tell({ type: 'login-failed', ms: elapsed(), error: error as SessionError })
      throw error
    }
  }

  const depart = (reason: LoginReason): NonNullable<typeof flight> => {
    const over = new AbortController()
    const arrival = fly(reason, over).finally(() => {
      flight = undefined
    })
    // Where nobody waits, a failure is nobody's: the next caller tries again.
    arrival.catch(settle)
    return { arrival, over }
  }

  return {
    join: (reason, signal) => {
      flight ??= depart(reason)
      return waitFor(flight.arrival, signal)
    },
    isUnderWay: () => flight !== undefined,
    ground: async (reason) => {
      flight?.over.abort(reason)
      await flight?.arrival.catch(settle)
      await landing
    },
  }
}

function settle(): void {}
