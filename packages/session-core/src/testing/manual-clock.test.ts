import { manualClock } from './manual-clock.ts'
import { expect, it } from 'vitest'

const { signal } = new AbortController()

it('wakes sleepers in their order, each at its own moment', async () => {
  const clock = manualClock()
  const woken: [string, number][] = []
  const sleep = async (name: string, ms: number): Promise<void> => {
    await clock.sleep(ms, signal)
    woken.push([name, clock.monotonic()])
  }
  void sleep('late', 30)
  void sleep('early', 10).then(() => sleep('again', 10))

  await clock.advance(30)

  expect(woken).toEqual([
    ['early', 10],
    ['again', 20],
    ['late', 30],
  ])
  expect([clock.pending, clock.begun]).toEqual([0, 3])
})

it('leaves asleep who is not due', async () => {
  const clock = manualClock()
  void clock.sleep(31, signal)

  await clock.advance(30)

  expect([clock.pending, clock.monotonic()]).toEqual([1, 30])
})

it('lets go of a sleeper who is called off', async () => {
  const clock = manualClock()
  const off = new AbortController()
  const slept = clock.sleep(1000, off.signal)

  off.abort()
  await slept

  expect([clock.pending, clock.monotonic()]).toEqual([0, 0])
})

it('needs no timer for no time, nor for a signal that is aborted already', async () => {
  const clock = manualClock()

  await clock.sleep(0, signal)
  await clock.sleep(1000, AbortSignal.abort())

  expect(clock.begun).toBe(0)
})

it('sets the wall clock without letting time pass', async () => {
  const clock = manualClock({ wall: 1000 })

  clock.jumpWall(-400)
  await clock.advance(50)

  expect([clock.wall(), clock.monotonic()]).toEqual([650, 50])
})
