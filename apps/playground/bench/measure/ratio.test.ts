import { isAtMost, ratioOf, sayRatio } from './ratio.ts'
import { seededRandom } from './seeded-random.ts'
import { describe, expect, it } from 'vitest'

const random = seededRandom(7)
/** Rounds around a figure, some of them slowed down by others; the same ones for both sides. */
const load = Array.from({ length: 40 }, () => 1 + random() * 2)
const rounds = (figure: number): readonly number[] =>
  load.map((slow) => figure * slow * (1 + (random() - 0.5) / 50))

describe('ratioOf', () => {
  it('is exact where nothing scatters', () => {
    expect(ratioOf([30, 60, 90], [10, 20, 30])).toEqual({ median: 3, least: 3, low: 3, high: 3 })
  })

  it('has the interval that is known of three rounds: the median of any three drawn again is seldom another one', () => {
    // Drawn with replacement from 1, 2, 3, the median is 1 in 7 of 27 cases, 3 in 7 of 27, and 2 in the rest.
    expect(ratioOf([1, 2, 3], [1, 1, 1])).toEqual({ median: 2, least: 1, low: 1, high: 3 })
  })

  it('sees a difference of 5 % through rounds that others make up to three times slower', () => {
    const { median, low, high } = ratioOf(rounds(105), rounds(100))

    expect(median).toBeCloseTo(1.05, 1)
    expect([low > 1.03, high < 1.07]).toEqual([true, true])
  })

  it('holds the truth in about 95 of 100 runs', () => {
    const held = Array.from({ length: 40 }, () => {
      const own = Array.from({ length: 15 }, () => 1.2 * (0.9 + random() / 5))
      const { low, high } = ratioOf(
        own,
        own.map(() => 1),
      )
      return low <= 1.2 && high >= 1.2
    })

    const share = held.filter(Boolean).length / held.length
    expect(share).toBeGreaterThan(0.8)
  })

  it('gives the same interval for the same figures, and a wider one for fewer', () => {
    const [own, other] = [rounds(100), rounds(90)]
    const width = ({ low, high }: ReturnType<typeof ratioOf>): number => high - low

    expect(ratioOf(own, other)).toEqual(ratioOf(own, other))
    expect(width(ratioOf(own.slice(0, 6), other.slice(0, 6)))).toBeGreaterThan(width(ratioOf(own, other)))
  })

  it('is nothing of nothing', () => {
    expect(Object.values(ratioOf([], []))).toEqual([NaN, NaN, NaN, NaN])
  })
})

describe('sayRatio', () => {
  it.each([
    [0.98, 1.03, 'none'],
    [1, 1.2, 'none'],
    [1.01, 1.04, '1.01–1.04'],
    [0.2, 0.25, '0.20–0.25'],
    [NaN, NaN, '–'],
  ])('says of %s to %s: %s', (low, high, words) => {
    expect(sayRatio({ low, high })).toBe(words)
  })
})

describe('isAtMost', () => {
  it.each([
    [0.9, 1, true],
    [0.9, 1.1, undefined],
    [1.01, 1.1, false],
    [NaN, NaN, undefined],
  ])('says of %s to %s, at most 1: %s', (low, high, met) => {
    expect(isAtMost({ low, high }, 1)).toBe(met)
  })
})
