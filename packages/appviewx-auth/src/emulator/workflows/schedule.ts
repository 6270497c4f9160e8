import type { EmulatorClock } from '@org/session-core/emulator'

/** What is to be done at some time, and for which only the time of the next has to be looked at. */
export interface Schedule<Thing> {
  /** Due in so many milliseconds of the server's clock. */
  readonly add: (thing: Thing, ms: number) => void
  /** What is due, until it is removed. */
  readonly due: () => readonly Thing[]
  readonly remove: (thing: Thing) => void
}

/** Nothing is due. Of things that take equally long, none is due before one that came earlier: each length has its own line. */
export function createSchedule<Thing>(clock: EmulatorClock): Schedule<Thing> {
  const lines = new Map<number, Map<Thing, number>>()

  return {
    add: (thing, ms) => {
      const line = lines.get(ms) ?? new Map<Thing, number>()
      lines.set(ms, line.set(thing, clock.now() + ms))
    },
    due: () => {
      const now = clock.now()
      return [...lines.values()].flatMap((line) => headOf(line, now))
    },
    remove: (thing) => {
      for (const [ms, line] of lines) {
        line.delete(thing)
        if (line.size === 0) lines.delete(ms)
      }
    },
  }
}

function headOf<Thing>(line: ReadonlyMap<Thing, number>, now: number): Thing[] {
  const head: Thing[] = []
  for (const [thing, dueAt] of line) {
    if (dueAt > now) break
    head.push(thing)
  }
  return head
}
