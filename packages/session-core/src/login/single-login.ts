import type { SessionError } from '../errors/session-error.ts'
import type { HeldGrant, Landed } from '../grant/held-grant.ts'
import { tell } from '../observers.ts'
import type { SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { setAlarm } from '../time/alarm.ts'
import { waitFor } from '../time/wait-for.ts'
import { createDeadline } from './deadline.ts'
import { spendLogin } from './login-budget.ts'
import { signIn } from './sign-in.ts'

/** Many callers, one login under way: the next one waits until the last one's answer has landed or is given up. */
export interface Flights {
  flight: { readonly arrival: Promise<HeldGrant>; readonly over: AbortController } | undefined
  landing: Promise<void> | undefined
  /** Since the last success. */
  attempts: number
  readonly airport: Airport
}

/** Where a login's grant goes. */
export interface Airport {
  readonly arrive: (context: SessionContext, landed: Landed, ms: number) => HeldGrant
  /** A grant that nobody waits for any more: it must not stay alive on the server. */
  readonly strand: (context: SessionContext, landed: Landed) => void
  /** A login failed, for whatever reason. */
  readonly crash: (context: SessionContext) => void
}

/** Waits for the login under way, or starts one. The signal ends this wait only. */
export function join(context: SessionContext, reason: LoginReason, signal?: AbortSignal): Promise<HeldGrant> {
  context.flight ??= depart(context, reason)
  return waitFor(context.flight.arrival, signal)
}

/** Fails those who wait, at once; settles when nothing is under way any more. */
export async function ground(context: SessionContext, reason: Error): Promise<void> {
  context.flight?.over.abort(reason)
  await context.flight?.arrival.catch(settle)
  await context.landing
}

function depart(context: SessionContext, reason: LoginReason): NonNullable<Flights['flight']> {
  const over = new AbortController()
  const arrival = fly(context, reason, over).finally(() => {
    context.flight = undefined
  })
  return { arrival, over }
}

async function fly(context: SessionContext, reason: LoginReason, over: AbortController): Promise<HeldGrant> {
  const { airport, clock, counts, fail, policy } = context
  await waitFor(Promise.resolve(context.landing), over.signal)

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
    attempt: context.attempts + 1,
    over: over.signal,
    patience: patience.signal,
    begin: () => {
      spendLogin(context)
      progress.begun = true
      context.attempts += 1
      counts.logins += 1
      tell(context, { type: 'login-started', attempt: context.attempts, reason })
    },
  }).finally(() => {
    deadline.stop()
    cancelGrace()
  })
  // A transport that does not hear when it is called off may still bring a session.
  const arrival = work.then((landed) => {
    if (over.signal.aborted) {
      airport.strand(context, landed)
      throw over.signal.reason
    }
    context.attempts = 0
    return airport.arrive(context, landed, elapsed())
  })
  const landed = (): void => {
    context.landing = undefined
  }
  context.landing = waitFor(arrival, patience.signal).then(landed, landed)

  try {
    return await waitFor(arrival, over.signal)
  } catch (error) {
    airport.crash(context)
    if (progress.begun) tell(context, { type: 'login-failed', ms: elapsed(), error: error as SessionError })
    throw error
  }
}

function settle(): void {}
