import { awake } from './time/awake.ts'
import { platformClock } from './time/clock.ts'
import { waitFor } from './time/wait-for.ts'

/** Where a session lets callers wait on its clock. Registered, so that two copies of this package agree. */
export const pausing: unique symbol = Symbol.for('@org/session-core/pausing')

/** Waits `ms` milliseconds for one caller. Rejects with the signal's reason, and with `closed` at a logout. */
export type Pause = (ms: number, signal: AbortSignal | undefined) => Promise<void>

/** A session that lets callers wait. */
export interface Pauses {
  readonly [pausing]: Pause
}

/** How to wait for a session: as it does, or on the platform's clock where it is only a `fetch`. */
export function pauseOf(session: object): Pause {
  return (session as Partial<Pauses>)[pausing] ?? pauseAnywhere
}

const pauseAnywhere: Pause = (ms, signal) => awake((off) => waitFor(platformClock.sleep(ms, off), signal))
