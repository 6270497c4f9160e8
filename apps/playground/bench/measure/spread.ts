/** What many measurements of the same thing say. */
export interface Spread {
  readonly least: number
  readonly median: number
}

/** `NaN` of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { least: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN }
}
