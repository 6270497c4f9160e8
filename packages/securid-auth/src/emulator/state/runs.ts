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

/** Runs that take a minute each on `clock`. */
export function createRuns(clock: EmulatorClock): Runs {
  const started: Run[] = []
  const isCompleted = (run: Run): boolean => clock.now() >= run.completedAt

  return {
    isCompleted,
    start: (source) => {
      const now = clock.now()
      const run = { id: 5511 + started.length, source, startedAt: now, completedAt: now + 60_000 }
      started.push(run)
      return run
    },
    find: (id) => started.find((run) => run.id.toString() === id),
    isQueued: (source) => started.some((run) => run.source === source && !isCompleted(run)),
  }
}
