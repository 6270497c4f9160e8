import { createDeadline } from './deadline.ts'
import { manualClock } from './testing/manual-clock.ts'
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

it('stands still while it is paused, as often as it is', async () => {
  const clock = manualClock()
  let rings = 0
  const { pause, resume } = createDeadline(clock, 1000, () => (rings += 1))

  for (const part of [400, 400]) {
    await clock.advance(part)
    pause()
    await clock.advance(60_000)
    resume()
  }
  await clock.advance(199)
  expect(rings).toBe(0)
  await clock.advance(1)

  expect(rings).toBe(1)
})

it('leaves no timer behind when it is paused for good', () => {
  const clock = manualClock()

  createDeadline(clock, 1000, () => {}).pause()

  expect(clock.pending).toBe(0)
})
