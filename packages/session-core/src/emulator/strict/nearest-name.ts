/** ` Did you mean 'x'?` when one of the known names is near to what was given; nothing otherwise. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  if (typeof given !== 'string' || given.length > longestWord) return ''

  const [nearest] = known
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(
      ({ name, distance: steps }) => steps < 2 || (name.length > 3 && steps <= Math.max(2, name.length / 3)),
    )
    .toSorted((left, right) => left.distance - right.distance)
  return nearest === undefined ? '' : ` Did you mean '${nearest.name}'?`
}

const longestWord = 60

/** How many letters have to be added, removed or changed to make one word of the other (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1]
    for (const [at, other] of Array.from(right).entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
