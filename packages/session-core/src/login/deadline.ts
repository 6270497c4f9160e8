import { setAlarm } from '../time/alarm.ts'
import type { Clock } from '../time/clock.ts'

/** A span of patience that a person's thinking does not use up. */
export interface Deadline {
  /** Stands still while somebody thinks. */
  readonly exempt: <Thought>(think: () => Promise<Thought>) => Promise<Thought>
  readonly stop: () => void
}

/** Rings when `ms` have passed that were not exempt. */
export function createDeadline(clock: Clock, ms: number, ring: () => void): Deadline {
  let end = clock.monotonic() + ms
  let cancel = setAlarm(clock, ms, ring)

  return {
    exempt: async (think) => {
      cancel()
      const left = end - clock.monotonic()
      try {
        return await think()
      } finally {
        end = clock.monotonic() + left
        cancel = setAlarm(clock, Math.max(left, 0), ring)
      }
    },
    stop: () => cancel(),
  }
}
