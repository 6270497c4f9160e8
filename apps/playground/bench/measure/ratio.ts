import { percentile } from './percentile.ts'
import { seededRandom } from './seeded-random.ts'

/** How much dearer one thing is than another, and how sure that is. */
export interface Ratio {
  /** The median of the rounds' own ratios. */
  readonly median: number
  /** The least of one to the least of the other: what other work on the machine disturbs least. */
  readonly least: number
  /** In 95 of 100 such runs the median would lie between these. */
  readonly low: number
  readonly high: number
}

const resamples = 2000
const certainty = 0.95

/**
 * Compares what was measured in the same rounds, pair by pair: work of others that slows a whole round down falls out.
 * The interval is a bootstrap's: rounds are drawn again, with replacement, 2,000 times. Always the same for the same
 * figures.
 */
export function ratioOf(own: readonly number[], other: readonly number[]): Ratio {
  const pairs = own.map((figure, round) => figure / (other[round] ?? NaN))
  const random = seededRandom(pairs.length)
  const drawAgain = (): number =>
    percentile(
      pairs.map(() => pairs[Math.floor(random() * pairs.length)] ?? NaN),
      0.5,
    )
  const medians = Array.from({ length: resamples }, drawAgain)
  return {
    median: percentile(pairs, 0.5),
    least: percentile(own, 0) / percentile(other, 0),
    low: percentile(medians, (1 - certainty) / 2),
    high: percentile(medians, (1 + certainty) / 2),
  }
}

/** The interval in words: a difference that is smaller than the scatter is none. */
export function sayRatio({ low, high }: Pick<Ratio, 'low' | 'high'>, digits = 2): string {
  if (Number.isNaN(low + high)) return '–'
  return low <= 1 && high >= 1 ? 'none' : `${low.toFixed(digits)}–${high.toFixed(digits)}`
}

/** Whether it is at most so much; `undefined` while the scatter allows both. */
export function isAtMost({ low, high }: Pick<Ratio, 'low' | 'high'>, most: number): boolean | undefined {
  if (high <= most) return true
  return low > most ? false : undefined
}
