import type { EmulatorClock } from '@org/session-core/emulator'

/** A collection or report in the queue, or done. */
interface Run {
  readonly id: number
  readonly source: string
  readonly startedAt: number
  readonly completedAt: number
}

/** What was set going. */
export interface Runs {
  readonly start: (source: string) => Run
  readonly find: (id: string) => Run | undefined
  /** Whether a run of this source has not completed. */
  readonly isQueued: (source: string) => boolean
  readonly isCompleted: (run: Run) => boolean
}

const most = 10_000

/** Runs that take a minute each on `clock`: all that have not completed, and others up to ten thousand. */
export function createRuns(clock: EmulatorClock): Runs {
  const runs = new Map<string, Run>()
  const newest = new Map<string, Run>()
  let id = 5510
  const isCompleted = (run: Run): boolean => clock.now() >= run.completedAt
  const forgetOldest = (): void => {
    for (const [key, run] of runs) {
      if (runs.size <= most || !isCompleted(run)) return
      runs.delete(key)
      if (newest.get(run.source) === run) newest.delete(run.source)
    }
  }

  return {
    isCompleted,
    start: (source) => {
      const now = clock.now()
      id += 1
      const run = { id, source, startedAt: now, completedAt: now + 60_000 }
      runs.set(String(id), run)
      newest.set(source, run)
      forgetOldest()
      return run
    },
    find: (wanted) => runs.get(wanted),
    isQueued: (source) => {
      const run = newest.get(source)
      return run !== undefined && !isCompleted(run)
    },
  }
}
