/** About so many round numbers from 0 to the most, and the next one. */
export function niceTicks(most: number, about = 4): readonly number[] {
  const rough = most / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step)
}
