import { setAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'

/** A span of patience that a person's thinking does not use up. */
export interface Deadline {
  readonly pause: () => void
  readonly resume: () => void
}

/** Rings when `ms` have passed that were not paused. */
export function createDeadline(clock: Clock, ms: number, ring: () => void): Deadline {
  let left = ms
  let since = 0
  let cancel = (): void => {}
  const resume = (): void => {
    since = clock.monotonic()
    cancel = setAlarm(clock, Math.max(left, 0), ring)
  }
  resume()

  return {
    resume,
    pause: () => {
      cancel()
      left -= clock.monotonic() - since
    },
  }
}
