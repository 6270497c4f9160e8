import { type ObservedSession, subscribe, tell } from './observers.ts'
import type { SessionEvent } from './session-event.ts'
import { manualClock } from './testing/manual-clock.ts'
import type { Clock } from './time/clock.ts'
import { expect, it, vi } from 'vitest'

const keptAlive = { type: 'kept-alive' } as const

function observe(clock: Clock, generation = 1): ObservedSession {
  return { clock, generation, listeners: [], protocol: { name: 'toy' } }
}

it('tells everybody the same, dated, numbered and frozen', () => {
  const observers = observe(manualClock({ wall: 1000 }), 3)
  const heard: SessionEvent[] = []
  subscribe(observers, (event) => heard.push(event))
  subscribe(observers, (event) => heard.push(event))

  tell(observers, keptAlive)

  expect(heard).toEqual(
    Array.from({ length: 2 }, () => ({ at: new Date(1000), generation: 3, type: 'kept-alive' })),
  )
  expect(heard[0]).toSatisfy(Object.isFrozen)
})

it('tells each of a date of its own: whoever changes it changes it for nobody else', () => {
  const observers = observe(manualClock({ wall: 1000 }))
  const heard: SessionEvent[] = []
  subscribe(observers, ({ at }) => void at.setTime(0))
  subscribe(observers, (event) => heard.push(event))

  tell(observers, keptAlive)

  expect(heard[0]?.at).toEqual(new Date(1000))
})

it('builds nothing where nobody listens', () => {
  const clock = manualClock()
  const wall = vi.fn<() => number>(() => 0)
  const observers = observe({ ...clock, wall })

  tell(observers, keptAlive)

  expect(wall).not.toHaveBeenCalled()
})

it('goes on when a listener throws', () => {
  const observers = observe(manualClock())
  const heard: SessionEvent[] = []
  subscribe(observers, () => {
    throw new Error('not my day')
  })
  subscribe(observers, (event) => heard.push(event))

  tell(observers, keptAlive)

  expect(heard).toHaveLength(1)
})

it('lets go of a subscription, and of that one only, also when one listener has two', () => {
  const observers = observe(manualClock())
  const heard: SessionEvent[] = []
  const listener = (event: SessionEvent): void => void heard.push(event)
  const leave = subscribe(observers, listener)
  subscribe(observers, listener)

  leave()
  leave()
  tell(observers, keptAlive)

  expect(heard).toHaveLength(1)
})

it('goes on telling the others when one has left', () => {
  const observers = observe(manualClock())
  const heard: string[] = []
  const leave = subscribe(observers, () => heard.push('first'))
  subscribe(observers, () => heard.push('second'))

  leave()
  tell(observers, keptAlive)

  expect(heard).toEqual(['second'])
})
