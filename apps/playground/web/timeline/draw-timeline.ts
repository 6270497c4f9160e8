import type { Bar, Canvas } from './bar.ts'
import { callBars } from './call-bars.ts'
import { exchangeBars } from './exchange-bars.ts'
import { type FoldedTime, type FoldOptions, foldTime } from './fold-time.ts'
import { generationBars } from './generation-bars.ts'
import type { Happened } from './happened.ts'
import { layRows, type Row } from './timeline-rows.ts'
import { writeBands } from './write-bands.ts'

/** Everything that is drawn. */
export interface Drawing {
  readonly rows: readonly Row[]
  /** What lies behind comes first. */
  readonly bars: readonly Bar[]
  readonly time: FoldedTime
  readonly height: number
}

const thinnest = 1.5

/** How high the callers of a picture may stand together, in pixels: a wide window is a high one. */
const roomFor = (width: number): number => (width > 1100 ? 640 : 340)

/** Turns what happened into rows and bars: one row for each session, and one for each of its callers. */
export function drawTimeline(happened: Happened, options: FoldOptions): Drawing {
  const { calls, events, exchanges, now } = happened
  const spanOf: Canvas['spanOf'] = ({ ms, startedAt }) => ({
    from: startedAt,
    to: ms === undefined ? Math.max(now, startedAt) : startedAt + ms,
  })
  const time = foldTime([...exchanges, ...calls].map(spanOf), options)
  const from = time.stretches[0]?.from ?? 0
  const { height, rowOf, rows } = layRows(happened, { from, room: roomFor(options.width) })

  const canvas: Canvas = {
    now,
    rowOf,
    spanOf,
    place: (span, row) => {
      if (row === undefined || span.to < from) return undefined
      const x = time.at(span.from)
      const width = Math.max(time.at(span.to) - x, thinnest)
      const end = time.stretches.find((stretch) => x < stretch.x + stretch.width)
      const room = Math.min(width, end === undefined ? width : end.x + end.width - x)
      return { x, width, room, y: row.y, height: row.height }
    },
  }
  const requests = exchangeBars(happened, canvas)
  const bands = writeBands(generationBars(events, canvas), requests, time)
  return { rows, bars: [...bands, ...callBars(calls, canvas), ...requests], time, height }
}
