import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { Bar, Canvas } from './bar.ts'
import { generationsOf } from './generations.ts'

/** A band in a session's lane for as long as each grant served. */
export const generationBars = (events: readonly RecordedEvent[], canvas: Canvas): readonly Bar[] =>
  generationsOf(events, canvas.now).flatMap(({ generation, lane, vendor, ...span }) => {
    const shape = canvas.place(span, canvas.rowOf(lane))
    if (shape === undefined) return []

    const title = `generation ${generation}`
    return [
      {
        ...shape,
        key: `${lane} ${generation}`,
        vendor,
        kind: 'generation',
        tone: 'fine',
        title,
        text: title,
      },
    ]
  })
