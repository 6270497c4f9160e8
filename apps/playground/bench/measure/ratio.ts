import { type Interval, intervalOf } from './interval.ts'
import { percentile } from './percentile.ts'

/** How much dearer one thing is than another, and how sure that is. */
export interface Ratio extends Interval {
  /** The least of one to the least of the other: what other work on the machine disturbs least. */
  readonly least: number
}

/** Compares what was measured in the same rounds, pair by pair: work of others that slows a whole round down falls out. */
export function ratioOf(own: readonly number[], other: readonly number[]): Ratio {
  return {
    ...intervalOf(own.map((figure, round) => figure / (other[round] ?? NaN))),
    least: percentile(own, 0) / percentile(other, 0),
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
