import type { SessionError } from './errors/session-error.ts'
import { createLockoutCircuit } from './lockout-circuit.ts'
import { startLogin } from './login-attempt.ts'
import { createLoginBudget } from './login-budget.ts'
import type { SessionContext } from './session-context.ts'
import type { LoginReason, SessionHappening } from './session-event.ts'
import type { Landed } from './sign-in.ts'
import { waitFor } from './wait-for.ts'

/** Many callers, one login under way. */
export interface LoginFlight<Arrival> {
  /** Waits for the login under way, or starts one. The signal ends this wait only. */
  readonly join: (reason: LoginReason, signal?: AbortSignal) => Promise<Arrival>
  readonly isUnderWay: () => boolean
  /** Fails those who wait, at once; settles when nothing is under way any more. */
  readonly ground: (reason: SessionError) => Promise<void>
  readonly isLocked: () => boolean
  readonly rearm: () => void
}

/** Where a login's grant goes, and who hears of it. */
export interface Airport<Key, Arrival> {
  readonly arrive: (landed: Landed<Key>, ms: number) => Arrival
  /** A login failed, for whatever reason. */
  readonly crash: () => void
  /** A grant that nobody waits for any more: it must not stay alive on the server. */
  readonly strand: (landed: Landed<Key>) => void
  readonly tell: (happening: SessionHappening) => void
}

/** One login at a time: the next one waits until the last one's answer has landed or is given up. */
export function createLoginFlight<Credentials, Key, Arrival>(
  context: SessionContext<Credentials, Key>,
  { arrive, crash, strand, tell }: Airport<Key, Arrival>,
): LoginFlight<Arrival> {
  const { protocol, clock, counts } = context
  const circuit = createLockoutCircuit(protocol.name)
  const budget = createLoginBudget(protocol.name, context)
  let flight: { readonly arrival: Promise<Arrival>; readonly grounded: AbortController } | undefined
  let landing: Promise<void> | undefined
  let attempts = 0

  const fly = async (reason: LoginReason, grounded: AbortSignal): Promise<Arrival> => {
    await landing
    grounded.throwIfAborted()

    const started = clock.monotonic()
    const elapsed = (): number => clock.monotonic() - started
    const progress = { begun: false }
    const attempt = attempts + 1
    const login = startLogin(context, {
      circuit,
      budget,
      attempt,
      tell,
      begun: () => {
        progress.begun = true
        attempts = attempt
        counts.logins += 1
        tell({ type: 'login-started', attempt, reason })
      },
    })
    grounded.addEventListener('abort', () => login.abandon(grounded.reason as SessionError))
    landing = login.late.then((landed) => {
      if (landed !== undefined) strand(landed)
    })

    try {
      const landed = await login.outcome
      attempts = 0
      if (!grounded.aborted) return arrive(landed, elapsed())
      strand(landed)
    } catch (error) {
      crash()
      if (progress.begun) tell({ type: 'login-failed', ms: elapsed(), error: error as SessionError })
      throw error
    }
    throw grounded.reason
  }

  const depart = (reason: LoginReason): NonNullable<typeof flight> => {
    const grounded = new AbortController()
    const arrival = fly(reason, grounded.signal).finally(() => {
      flight = undefined
    })
    // Where nobody waits, a failure is nobody's: the next caller tries again.
    arrival.catch(() => {})
    return { arrival, grounded }
  }

  return {
    join: (reason, signal) => {
      flight ??= depart(reason)
      return waitFor(flight.arrival, signal, flight.grounded.signal)
    },
    isUnderWay: () => flight !== undefined,
    ground: async (reason) => {
      flight?.grounded.abort(reason)
      await flight?.arrival.catch(() => {})
      await landing
    },
    isLocked: circuit.isOpen,
    rearm: () => {
      if (!circuit.isOpen()) return

      circuit.close()
      tell({ type: 'rearmed' })
    },
  }
}
