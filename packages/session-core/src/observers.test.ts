import { createObservers } from './observers.ts'
import type { SessionEvent } from './session-event.ts'
import { manualClock } from './testing/manual-clock.ts'
import { expect, it, vi } from 'vitest'

const keptAlive = { type: 'kept-alive' } as const

it('tells everybody the same, dated, numbered and frozen', () => {
  const observers = createObservers(manualClock({ wall: 1000 }), () => 3)
  const heard: SessionEvent[] = []
  observers.subscribe((event) => heard.push(event))
  observers.subscribe((event) => heard.push(event))

  observers.tell(keptAlive)

  expect(heard).toEqual(
    Array.from({ length: 2 }, () => ({ at: new Date(1000), generation: 3, type: 'kept-alive' })),
  )
  expect(heard[0]).toBe(heard[1])
  expect(heard[0]).toSatisfy(Object.isFrozen)
})

it('builds nothing where nobody listens', () => {
  const clock = manualClock()
  const wall = vi.fn<() => number>(() => 0)
  const observers = createObservers({ ...clock, wall }, () => 1)

  observers.tell(keptAlive)

  expect(wall).not.toHaveBeenCalled()
})

it('goes on when a listener throws', () => {
  const observers = createObservers(manualClock(), () => 1)
  const heard: SessionEvent[] = []
  observers.subscribe(() => {
    throw new Error('not my day')
  })
  observers.subscribe((event) => heard.push(event))

  observers.tell(keptAlive)

  expect(heard).toHaveLength(1)
})

it('lets go of a subscription, and of that one only, also when one listener has two', () => {
  const observers = createObservers(manualClock(), () => 1)
  const heard: SessionEvent[] = []
  const listener = (event: SessionEvent): void => void heard.push(event)
  const leave = observers.subscribe(listener)
  observers.subscribe(listener)

  leave()
  leave()
  observers.tell(keptAlive)

  expect(heard).toHaveLength(1)
})
