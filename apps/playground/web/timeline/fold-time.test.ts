import { foldTime, foldWidth, narrowest } from './fold-time.ts'
import { expect, it } from 'vitest'

const options = { width: 1000, zoom: 1, longestIdle: 500, mostStretches: 8 }

it('keeps one stretch for things that follow each other closely', () => {
  const { stretches, width } = foldTime(
    [
      { from: 0, to: 100 },
      { from: 400, to: 500 },
    ],
    options,
  )

  expect(stretches).toHaveLength(1)
  expect(width).toBeCloseTo(1000)
})

it('folds a long idle time to a fixed width, whatever its length', () => {
  const minute = foldTime(
    [
      { from: 0, to: 100 },
      { from: 60_000, to: 60_100 },
    ],
    options,
  )
  const hour = foldTime(
    [
      { from: 0, to: 100 },
      { from: 3_600_000, to: 3_600_100 },
    ],
    options,
  )

  const [first, second] = minute.stretches
  expect((second?.x ?? 0) - (first?.width ?? 0)).toBeCloseTo(foldWidth)
  expect(hour.width).toBeCloseTo(minute.width)
})

it('draws moments in order, and one within a fold at its edge', () => {
  const { at, stretches } = foldTime(
    [
      { from: 0, to: 100 },
      { from: 60_000, to: 60_100 },
    ],
    options,
  )

  const places = [0, 50, 100, 30_000, 60_000, 60_050].map(at)

  expect(places).toEqual(places.toSorted((left, right) => left - right))
  expect(at(30_000)).toBeLessThanOrEqual(stretches[1]?.x ?? 0)
})

it('leaves the oldest stretches out when there are too many', () => {
  const spans = Array.from({ length: 20 }, (_, index) => ({ from: index * 10_000, to: index * 10_000 + 10 }))

  const { stretches } = foldTime(spans, options)

  expect(stretches).toHaveLength(8)
  expect(stretches.at(-1)?.from).toBe(190_000)
})

it('stretches with the zoom', () => {
  const spans = [{ from: 0, to: 100 }]

  expect(foldTime(spans, { ...options, zoom: 4 }).width).toBeCloseTo(4000)
})

it('is empty when nothing happened', () => {
  expect(foldTime([], options)).toMatchObject({ stretches: [], width: 0 })
})

it('draws no stretch too narrow for its scale, however long another one is', () => {
  const { stretches } = foldTime(
    [
      { from: 0, to: 60_000 },
      { from: 120_000, to: 120_010 },
    ],
    options,
  )

  expect(Math.min(...stretches.map(({ width }) => width))).toBeGreaterThanOrEqual(narrowest)
})

it('needs no more than its width while everything can be read in it', () => {
  const spans = [0, 10_000, 20_000].map((from) => ({ from, to: from + (from === 0 ? 5000 : 20) }))

  expect(foldTime(spans, options).width).toBeCloseTo(1000)
})
