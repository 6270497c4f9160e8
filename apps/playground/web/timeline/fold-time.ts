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
export const foldWidth = 56

/** Folds the time in which nothing happened, so that milliseconds stay visible between minutes. */
export function foldTime(spans: readonly Span[], options: FoldOptions): FoldedTime {
  const merged = merge(spans, options.longestIdle).slice(-options.mostStretches)
  const active = merged.reduce((sum, { from, to }) => sum + (to - from), 0)
  const room = Math.max(options.width - foldWidth * Math.max(merged.length - 1, 0), 200)
  const scale = active === 0 ? 0 : (room * options.zoom) / active

  let x = 0
  const stretches = merged.map(({ from, to }) => {
    const stretch = { from, to, x, width: (to - from) * scale }
    x += stretch.width + foldWidth
    return stretch
  })

  return {
    stretches,
    width: Math.max(x - foldWidth, 0),
    at: (moment) => {
      const within = stretches.findLast(({ from }) => moment >= from) ?? stretches[0]
      if (within === undefined) return 0
      return within.x + Math.min(Math.max(moment - within.from, 0) * scale, within.width)
    },
  }
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
