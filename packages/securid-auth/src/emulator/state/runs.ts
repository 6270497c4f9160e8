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
  /** A report and a collector may have one name: the kind of work tells them apart. */
  readonly start: (kind: string, source: string) => Run
  readonly find: (id: string) => Run | undefined
  /** Whether such a run of this source has not completed. */
  readonly isQueued: (kind: string, source: string) => boolean
  readonly isCompleted: (run: Run) => boolean
}

const most = 10_000

/** One text for a kind and a source, which no other pair has. */
const keyOf = (kind: string, source: string): string => JSON.stringify([kind, source])

/** Runs that take a minute each on `clock`: all that have not completed, and others up to ten thousand. */
export function createRuns(clock: EmulatorClock): Runs {
  const runs = new Map<string, Run & { readonly key: string }>()
  const newest = new Map<string, Run>()
  let id = 5510
  const isCompleted = (run: Run): boolean => clock.now() >= run.completedAt
  const forgetOldest = (): void => {
    for (const [oldest, run] of runs) {
      if (runs.size <= most || !isCompleted(run)) return
      runs.delete(oldest)
      if (newest.get(run.key) === run) newest.delete(run.key)
    }
  }

  return {
    isCompleted,
    start: (kind, source) => {
      const now = clock.now()
      id += 1
      const run = { id, key: keyOf(kind, source), source, startedAt: now, completedAt: now + 60_000 }
      runs.set(String(id), run)
      newest.set(run.key, run)
      forgetOldest()
      return run
    },
    find: (wanted) => runs.get(wanted),
    isQueued: (kind, source) => {
      const run = newest.get(keyOf(kind, source))
      return run !== undefined && !isCompleted(run)
    },
  }
}
