import type { Bar } from './bar.ts'
import type { FoldedTime } from './fold-time.ts'
import { widthOf } from './timeline-geometry.ts'

/** Has the text of each band stand where no request covers it and no fold cuts it, if there is such a place. */
export const writeBands = (
  bands: readonly Bar[],
  inFront: readonly Bar[],
  { stretches }: Pick<FoldedTime, 'stretches'>,
): readonly Bar[] =>
  bands.map((band) => {
    const covers = inFront.filter(({ kind, y }) => kind === 'exchange' && y === band.y)
    const seen = stretches.flatMap((stretch) => gapsBetween(covers, overlap(band, stretch)))
    const free = seen.find(({ from, to }) => to - from > widthOf(band.text ?? ''))
    return { ...band, textX: free?.from ?? band.x, room: free === undefined ? 0 : free.to - free.from }
  })

/** From where to where, in pixels; nothing where it ends before it begins. */
interface Gap {
  readonly from: number
  readonly to: number
}

type Extent = Pick<Bar, 'x' | 'width'>

const overlap = (one: Extent, other: Extent): Gap => ({
  from: Math.max(one.x, other.x),
  to: Math.min(one.x + one.width, other.x + other.width),
})

/** What is to be seen of a piece, from left to right. */
function gapsBetween(covers: readonly Extent[], piece: Gap): readonly Gap[] {
  const gaps: Gap[] = []
  let { from } = piece
  for (const cover of covers.toSorted((left, right) => left.x - right.x)) {
    gaps.push({ from, to: Math.min(cover.x, piece.to) })
    from = Math.max(from, cover.x + cover.width)
  }
  return [...gaps, { from, to: piece.to }]
}
