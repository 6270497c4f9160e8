import type { RecordedEvent } from '../../shared/recorded-event.ts'
import type { Bar, Canvas } from './bar.ts'
import { generationsOf } from './generations.ts'

/** A band in a session's lane for as long as each grant served. */
export const generationBars = (events: readonly RecordedEvent[], canvas: Canvas): readonly Bar[] =>
  generationsOf(events, canvas.now).flatMap((generation) => {
    const { lane, process = '', vendor } = generation
    const shape = canvas.place(generation, canvas.rowOf(generation))
    if (shape === undefined) return []

    const title = `generation ${generation.generation}`
    return [
      {
        ...shape,
        key: `${lane} ${process} ${generation.from}`,
        vendor,
        kind: 'generation',
        tone: 'fine',
        title: process === '' ? title : `${process} has ${title}`,
        ...(process === '' && { text: title }),
      },
    ]
  })
