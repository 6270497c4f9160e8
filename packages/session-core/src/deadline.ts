import { setAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'

/** A span of patience that a person's thinking does not use up. */
export interface Deadline {
  readonly pause: () => void
  readonly resume: () => void
  readonly clear: () => void
}

/** Rings when `ms` have passed that were not paused. */
export function createDeadline(clock: Clock, ms: number, ring: () => void): Deadline {
  let left = ms
  let since = clock.monotonic()
  let cancel = setAlarm(clock, left, ring)

  return {
    pause: () => {
      cancel()
      left -= clock.monotonic() - since
    },
    resume: () => {
      since = clock.monotonic()
      cancel = setAlarm(clock, Math.max(left, 0), ring)
    },
    clear: () => cancel(),
  }
}
