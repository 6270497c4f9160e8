import { createPace } from './pace.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** When each drawing begins, to twenty milliseconds, while it is asked for every ten milliseconds and its frame takes a while. */
const drawings = (frameMs: number, forMs: number): readonly number[] => {
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, frameMs))
  const start = performance.now()
  const began: number[] = []
  const pace = createPace(() => began.push(Math.floor((performance.now() - start) / 20) * 20))
  while (performance.now() - start < forMs) {
    pace.ask()
    vi.advanceTimersByTime(10)
  }
  pace.stop()
  vi.runAllTimers()
  return began
}

it.each([
  ['so often that an eye can follow', 0, [60, 120, 180]],
  ['less often where a drawing takes long, so that most of the time is free', 50, [60, 260, 460]],
  ['soon again when the page comes back that was hidden', 5000, [60, 5660]],
])('draws %s', (_how, frameMs, expected) => {
  const began = drawings(frameMs, (expected.at(-1) ?? 0) + 10)

  expect(began).toEqual(expected)
})

it('draws what it was told during the last drawing, then rests', () => {
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, 20))
  let told = 0
  const drawn: number[] = []
  const pace = createPace(() => drawn.push(told))

  pace.ask()
  vi.advanceTimersByTime(70)
  told = 1
  pace.ask()
  vi.runAllTimers()

  expect(drawn).toEqual([0, 1])
})
