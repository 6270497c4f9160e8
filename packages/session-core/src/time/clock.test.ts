import { platformClock } from './clock.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const day = 86_400_000

it.each([
  ['a second', 1000],
  ['the longest that a timer holds', 2 ** 31 - 1],
  ['thirty days, which no timer holds', 30 * day],
  ['a hundred days', 100 * day],
])('sleeps for %s, and not less', async (_what, ms) => {
  let awake = false
  void platformClock.sleep(ms, new AbortController().signal).then(() => (awake = true))

  await vi.advanceTimersByTimeAsync(ms - 1)
  expect(awake).toBe(false)
  await vi.advanceTimersByTimeAsync(1)

  expect(awake).toBe(true)
})

it.each([0, -1, NaN])('does not sleep for %s', async (ms) => {
  await platformClock.sleep(ms, new AbortController().signal)

  expect(vi.getTimerCount()).toBe(0)
})

it.each([
  ['a short sleep', 1000],
  ['a long one', 30 * day],
])('wakes from %s at once when it is told to, and leaves no timer', async (_what, ms) => {
  const off = new AbortController()
  const sleep = platformClock.sleep(ms, off.signal)

  off.abort()
  await sleep

  expect(vi.getTimerCount()).toBe(0)
})

it('does not begin to sleep when it is told to stop already', async () => {
  await platformClock.sleep(1000, AbortSignal.abort())

  expect(vi.getTimerCount()).toBe(0)
})

it('sleeps where a timer is a number, as in a browser', async () => {
  vi.stubGlobal('setTimeout', (wake: () => void) => {
    queueMicrotask(wake)
    return 1
  })

  const sleep = platformClock.sleep(1000, new AbortController().signal)
  vi.unstubAllGlobals()

  await expect(sleep).resolves.toBeUndefined()
})

it('leaves no listener on the signal once it is awake', async () => {
  const { signal } = new AbortController()
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]

  const sleep = platformClock.sleep(1000, signal)
  await vi.advanceTimersByTimeAsync(1000)
  await sleep

  expect(add).toHaveBeenCalledOnce()
  expect(remove.mock.calls).toEqual(add.mock.calls)
})

it('tells the time', () => {
  vi.setSystemTime(1234)

  expect(platformClock.wall()).toBe(1234)
  expect(platformClock.monotonic()).toBeGreaterThanOrEqual(0)
})
