import { assertGiven } from '../assert-given.ts'
import type { Clock } from '../time/clock.ts'
import { letRun } from './turns.ts'

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves time forward by milliseconds. Resolves when everything that became due has run, each at its own moment. */
  readonly advance: (ms: number) => Promise<void>
  /** Sets the wall clock forward or back by milliseconds, as a person or a time server does; no time passes. */
  readonly jumpWall: (ms: number) => void
  /** How many sleeps have not ended. */
  readonly pending: number
  /** How many sleeps have begun so far. */
  readonly begun: number
}

interface Sleep {
  readonly dueAt: number
  readonly wake: () => void
}

/** Starts at `wall`, in milliseconds since 1970. Default: the first moment of 2030. */
export function manualClock(start: { readonly wall?: number | undefined } = {}): ManualClock {
  assertGiven([start], 'manualClock takes { wall }, or nothing')
  const { wall = Date.UTC(2030, 0) } = start
  let now = 0
  let ahead = wall
  let begun = 0
  const sleeps = new Set<Sleep>()

  const nextUpTo = (end: number): Sleep | undefined =>
    [...sleeps].filter(({ dueAt }) => dueAt <= end).toSorted((left, right) => left.dueAt - right.dueAt)[0]

  return {
    wall: () => ahead + now,
    monotonic: () => now,
    sleep: (ms, signal) => {
      if (signal.aborted || ms <= 0) return Promise.resolve()

      begun += 1
      return new Promise((resolve) => {
        const wake = (): void => {
          sleeps.delete(sleep)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const sleep = { dueAt: now + ms, wake }
        sleeps.add(sleep)
        signal.addEventListener('abort', wake)
      })
    },
    advance: async (ms) => {
      const end = now + ms
      await letRun()
      for (let sleep = nextUpTo(end); sleep !== undefined; sleep = nextUpTo(end)) {
        now = Math.max(now, sleep.dueAt)
        sleep.wake()
        await letRun()
      }
      now = end
      await letRun()
    },
    jumpWall: (ms) => {
      ahead += ms
    },
    get pending() {
      return sleeps.size
    },
    get begun() {
      return begun
    },
  }
}
