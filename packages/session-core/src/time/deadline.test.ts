import { manualClock } from '../testing/manual-clock.ts'
import { createDeadline } from './deadline.ts'
import { expect, it } from 'vitest'

it('rings when its time has passed, and not before', async () => {
  const clock = manualClock()
  let rings = 0
  createDeadline(clock, 1000, () => (rings += 1))

  await clock.advance(999)
  expect(rings).toBe(0)
  await clock.advance(1)

  expect(rings).toBe(1)
})

it('stands still while somebody thinks, as often as that is', async () => {
  const clock = manualClock()
  let rings = 0
  const { exempt } = createDeadline(clock, 1000, () => (rings += 1))

  for (const part of [400, 400]) {
    await clock.advance(part)
    await exempt(() => clock.advance(60_000))
  }
  await clock.advance(199)
  expect(rings).toBe(0)
  await clock.advance(1)

  expect(rings).toBe(1)
})

it('leaves no timer behind when it is stopped', () => {
  const clock = manualClock()

  createDeadline(clock, 1000, () => {}).stop()

  expect(clock.pending).toBe(0)
})
