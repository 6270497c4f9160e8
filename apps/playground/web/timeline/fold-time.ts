/** From when to when, in milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A stretch in which something happened, and where it is drawn. */
export interface Stretch extends Span {
  readonly x: number
  readonly width: number
}

/** Time as it is drawn: stretches side by side, the idle time between them folded away. */
export interface FoldedTime {
  readonly stretches: readonly Stretch[]
  readonly width: number
  /** Where a moment is drawn; one in a fold is drawn at its edge. */
  readonly at: (moment: number) => number
}

/** How time is laid out. */
export interface FoldOptions {
  /** Width to fill, in pixels, at a zoom of 1. */
  readonly width: number
  readonly zoom: number
  /** Idle time longer than this is folded, in milliseconds. */
  readonly longestIdle: number
  /** Stretches before the last so many are left out. */
  readonly mostStretches: number
}

/** The pixels that a fold takes. */
export const foldWidth = 52

/** No stretch is drawn narrower, in pixels: two marks of its scale find room. */
export const narrowest = 96

/** Folds the time in which nothing happened, so that milliseconds stay visible between minutes. */
export function foldTime(spans: readonly Span[], options: FoldOptions): FoldedTime {
  const merged = merge(spans, options.longestIdle).slice(-options.mostStretches)
  const room = Math.max(options.width - foldWidth * Math.max(merged.length - 1, 0), 200)
  const widths = shareOut(
    merged.map(({ from, to }) => to - from),
    room,
  )

  let x = 0
  const stretches = merged.map((span, index) => {
    const stretch = { ...span, x, width: (widths[index] ?? narrowest) * options.zoom }
    x += stretch.width + foldWidth
    return stretch
  })

  return {
    stretches,
    width: Math.max(x - foldWidth, 0),
    at: (moment) => {
      const within = stretches.findLast(({ from }) => moment >= from) ?? stretches[0]
      if (within === undefined) return 0
      const share = (moment - within.from) / (within.to - within.from)
      return within.x + Math.min(Math.max(share, 0), 1) * within.width
    },
  }
}

/** Widths in proportion to lengths, but for those that would be too narrow: together they may need more than the room. */
function shareOut(lengths: readonly number[], room: number): readonly number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const isWide = (length: number): boolean => (length / total) * room >= narrowest
  const wide = lengths.filter(isWide)
  const rest = room - narrowest * (lengths.length - wide.length)
  const totalWide = wide.reduce((sum, length) => sum + length, 0)

  return lengths.map((length) =>
    isWide(length) ? Math.max((length / totalWide) * rest, narrowest) : narrowest,
  )
}

function merge(spans: readonly Span[], longestIdle: number): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((left, right) => left.from - right.from)) {
    const last = merged.at(-1)
    if (last === undefined || span.from - last.to > longestIdle) merged.push(span)
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  // A little air at the end of each stretch, so that nothing touches the fold.
  return merged.map(({ from, to }) => ({ from, to: to + Math.max((to - from) * 0.03, 4) }))
}
