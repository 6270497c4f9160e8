import { percentile } from './percentile.ts'
import { seededRandom } from './seeded-random.ts'

/** Where the median of what was measured lies. */
export interface Interval {
  readonly median: number
  /** In 95 of 100 such runs the median would lie between these. */
  readonly low: number
  readonly high: number
}

const resamples = 2000
const certainty = 0.95

/** A bootstrap: figures are drawn again, with replacement, 2,000 times. Always the same for the same figures. */
export function intervalOf(figures: readonly number[]): Interval {
  const random = seededRandom(figures.length)
  const drawAgain = (): number =>
    percentile(
      figures.map(() => figures[Math.floor(random() * figures.length)] ?? NaN),
      0.5,
    )
  const medians = Array.from({ length: resamples }, drawAgain)
  return {
    median: percentile(figures, 0.5),
    low: percentile(medians, (1 - certainty) / 2),
    high: percentile(medians, (1 + certainty) / 2),
  }
}
