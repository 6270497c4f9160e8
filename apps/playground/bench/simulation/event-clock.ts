import type { Clock } from '@org/session-core'

/** A clock that jumps from one event to the next, for as many sleepers as memory holds. */
export interface EventClock extends Clock {
  /** Wakes sleepers in order, each when everything before it has run, until this is so or nobody sleeps. */
  readonly runUntil: (isOver: () => boolean) => Promise<void>
}

interface Sleeper {
  readonly dueAt: number
  readonly order: number
  isAwake: boolean
  readonly wake: () => void
}

/** Starts at 0. `settle` lets everything run that is ready to. */
export function eventClock(settle: () => Promise<void>): EventClock {
  const heap: Sleeper[] = []
  let now = 0
  let order = 0

  return {
    wall: () => Date.UTC(2030, 0) + now,
    monotonic: () => now,
    sleep: (ms, signal) => {
      if (signal.aborted || ms <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = (): void => {
          sleeper.isAwake = true
          signal.removeEventListener('abort', wake)
          resolve()
        }
        order += 1
        const sleeper = { dueAt: now + ms, order, isAwake: false, wake }
        signal.addEventListener('abort', wake)
        push(heap, sleeper)
      })
    },
    runUntil: async (isOver) => {
      await settle()
      while (!isOver()) {
        const next = pop(heap)
        if (!next) return
        if (next.isAwake) continue
        now = next.dueAt
        next.wake()
        await settle()
      }
    },
  }
}

const isBefore = (one: Sleeper, other: Sleeper): boolean =>
  one.dueAt === other.dueAt ? one.order < other.order : one.dueAt < other.dueAt

/** Up from the end, past all that are due later. */
function push(heap: Sleeper[], sleeper: Sleeper): void {
  let place = heap.push(sleeper) - 1
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (!above || !isBefore(sleeper, above)) break
    heap[place] = above
    place = parent
  }
  heap[place] = sleeper
}

/** The first one; the last takes its place, and sinks to where it belongs. */
function pop(heap: Sleeper[]): Sleeper | undefined {
  const [first] = heap
  const last = heap.pop()
  if (!last || heap.length === 0) return first
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    const [one, other] = [heap[left], heap[left + 1]]
    const child = one && other && isBefore(other, one) ? left + 1 : left
    const below = heap[child]
    if (!below || !isBefore(below, last)) break
    heap[place] = below
    place = child
  }
  heap[place] = last
  return first
}
