import { setAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'

/** A span of patience that neither a person's thinking nor the sleep of the process uses up. */
export interface Deadline {
  /** Stands still while somebody thinks. */
  readonly exempt: <Thought>(think: () => Promise<Thought>) => Promise<Thought>
  /** Monotonic milliseconds. While somebody thinks it moves on, as long as its timer rings. */
  readonly endsBy: () => number
  /** Whether the process was frozen past its end: a laptop that was closed, a function that was suspended. */
  readonly overslept: () => boolean
  readonly stop: () => void
}

/** A timer that rings later than this, in milliseconds, did not run: nobody did. */
const mostLateMs = 1000

/**
 * Rings when `ms` have passed that were not exempt. When the process was frozen meanwhile, an answer may have come that
 * nobody has read: the deadline then begins anew, once.
 */
export function createDeadline(clock: Clock, ms: number, ring: () => void): Deadline {
  let end = clock.monotonic() + ms
  let hasSlept = false
  const overslept = (): boolean => hasSlept || clock.monotonic() - end > Math.min(mostLateMs, ms / 4)
  const onEnd = (): void => {
    if (hasSlept || !overslept()) {
      ring()
      return
    }
    hasSlept = true
    start(ms)
  }
  const start = (left: number): void => {
    end = clock.monotonic() + left
    cancel = setAlarm(clock, left, onEnd)
  }
  let cancel = setAlarm(clock, ms, onEnd)
  const spanMs = Math.max(ms, mostLateMs)

  return {
    exempt: async (think) => {
      cancel()
      const left = end - clock.monotonic()
      const moveOn = (): void => {
        end = clock.monotonic() + spanMs
        cancel = setAlarm(clock, spanMs / 2, moveOn)
      }
      moveOn()
      try {
        return await think()
      } finally {
        cancel()
        start(Math.max(left, 0))
      }
    },
    endsBy: () => end,
    overslept,
    stop: () => cancel(),
  }
}
