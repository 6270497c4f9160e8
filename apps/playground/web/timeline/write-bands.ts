import type { Bar } from './bar.ts'
import { widthOf } from './timeline-geometry.ts'

/** Has the text of each band stand where nothing in front covers it, if there is such a place. */
export const writeBands = (bands: readonly Bar[], inFront: readonly Bar[]): readonly Bar[] =>
  bands.map((band) => {
    const covers = inFront.filter(({ kind, y }) => kind === 'exchange' && y === band.y)
    const free = gapsOf(band, covers).find(({ from, to }) => to - from > widthOf(band.text ?? ''))
    return { ...band, textX: free?.from ?? band.x, room: free === undefined ? 0 : free.to - free.from }
  })

interface Gap {
  readonly from: number
  readonly to: number
}

/** What is to be seen of a band, from left to right. */
function gapsOf({ room, x }: Bar, covers: readonly Bar[]): readonly Gap[] {
  const gaps: Gap[] = []
  let from = x
  for (const cover of covers.toSorted((left, right) => left.x - right.x)) {
    gaps.push({ from, to: Math.min(cover.x, x + room) })
    from = Math.max(from, cover.x + cover.width)
  }
  return [...gaps, { from, to: x + room }]
}
