import { percentile } from './percentile.ts'

/** What many measurements of the same thing say. */
export interface Spread {
  readonly least: number
  readonly median: number
}

/** `NaN` of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  return { least: percentile(values, 0), median: percentile(values, 0.5) }
}
