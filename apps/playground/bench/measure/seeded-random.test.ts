import { seededRandom } from './seeded-random.ts'
import { expect, it } from 'vitest'

const draw = (seed: number): readonly number[] => {
  const random = seededRandom(seed)
  return Array.from({ length: 10_000 }, random)
}

it('draws the same for the same seed, something else for another one, evenly from 0 up to 1', () => {
  const drawn = draw(1)
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => drawn.filter((value) => Math.floor(value * 10) === tenth).length,
  )

  expect(draw(1)).toEqual(drawn)
  expect(draw(2)).not.toEqual(drawn)
  expect(Math.min(...tenths)).toBeGreaterThan(900)
  expect(Math.max(...tenths)).toBeLessThan(1100)
})
