import type { SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { Flight, SessionContext } from '../session-context.ts'
import type { LoginReason } from '../session-event.ts'
import { sharedResult } from '../time/shared-result.ts'
import { shareWork } from '../time/shared-work.ts'
import { waitFor } from '../time/wait-for.ts'
import { beginRun } from './login-run.ts'
import { giveUpLogin, noteFailure } from './note-failure.ts'

/** Why one more login is made, and in place of which one that nobody carries on. */
export interface Start {
  readonly reason: LoginReason
  readonly flight: Flight
  readonly abandoned: Flight | undefined
}

/** One login: its time begins when the one before it has landed. */
export async function runLogin(
  context: SessionContext,
  { reason, flight, abandoned }: Start,
): Promise<HeldGrant> {
  const { over } = flight.ends
  if (abandoned) await giveUpLogin(context, abandoned)
  const { landing } = context
  if (landing) await sharedResult(context.clock, landing.settled, over)
  if (context.landing === landing) context.landing = undefined
  over.signal.throwIfAborted()

  const run = beginRun(context, reason, flight.ends)
  run.takesOver = abandoned !== undefined
  flight.run = run
  const granted = context.source.obtain(run).finally(run.deadline.stop)
  awaitLanding(context, granted, run)

  try {
    return await waitFor(granted, over.signal)
  } catch (error) {
    await noteFailure(context, run, error as SessionError)
    throw error
  }
}

/** Even when nobody waits any more, an answer may bring a session: the next login, and a logout, wait for it. */
function awaitLanding(
  context: SessionContext,
  granted: Promise<unknown>,
  { deadline, patience }: LoginRun,
): void {
  const clear = (): void => {
    if (context.landing === landing) context.landing = undefined
  }
  const landed = waitFor(granted, patience.signal).then(clear, clear)
  const endsBy = (): number => deadline.endsBy() + context.policy.drainMs
  const landing = { patience, settled: shareWork(landed, endsBy) }
  context.landing = landing
}

/** A login that would wait for its own end. */
export function waitsForItself({ fail }: SessionContext): SessionError {
  return fail('invalid-options', 'The login waits for its own session: use a plain fetch.')
}
