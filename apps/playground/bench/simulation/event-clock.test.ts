import { seededRandom } from '../measure/seeded-random.ts'
import { eventClock } from './event-clock.ts'
import { expect, it } from 'vitest'

const settle = (): Promise<void> => Promise.resolve()

it('wakes thousands in order, each at its own moment, and none that was called off', async () => {
  const clock = eventClock(settle)
  const random = seededRandom(3)
  const off = new AbortController()
  const due = Array.from({ length: 3000 }, () => Math.ceil(random() * 500))
  const woken: number[] = []
  for (const [index, ms] of due.entries()) {
    const { signal } = index % 3 === 0 ? off : new AbortController()
    void clock.sleep(ms, signal).then(() => woken.push(signal.aborted ? -1 : ms, clock.monotonic()))
  }
  off.abort()
  await clock.runUntil(() => false)

  const kept = due.filter((_, index) => index % 3 !== 0).toSorted((one, other) => one - other)
  const calledOff = due.length - kept.length
  expect(woken.filter((value) => value === -1)).toHaveLength(calledOff)
  expect(woken.slice(2 * calledOff)).toEqual(kept.flatMap((ms) => [ms, ms]))
})

it('stops when it is told to, and goes on from there', async () => {
  const clock = eventClock(settle)
  const { signal } = new AbortController()
  let rings = 0
  const ring = (): void => {
    rings += 1
    void clock.sleep(10, signal).then(ring)
  }
  ring()
  await clock.runUntil(() => rings === 5)
  const at = clock.monotonic()
  await clock.runUntil(() => rings === 6)

  expect([at, clock.monotonic()]).toEqual([40, 50])
})
