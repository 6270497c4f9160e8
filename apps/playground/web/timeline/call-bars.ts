import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { Bar, Canvas, Tone } from './bar.ts'

/** A thin line in a caller's lane from asking to having the answer. */
export const callBars = (calls: readonly RecordedCall[], canvas: Canvas): readonly Bar[] =>
  calls.flatMap((call) => {
    const { caller, id, outcome, vendor } = call
    const shape = canvas.place(canvas.spanOf(call), canvas.rowOf(call, caller))
    if (shape === undefined) return []

    const title = `${caller}: ${outcome ?? 'waiting'}`
    return [{ ...shape, key: id, vendor, kind: 'wait', tone: toneOf(outcome), title }]
  })

/** A status is an answer, whatever it says; a word is an error. */
function toneOf(outcome = ''): Tone {
  if (outcome === 'connection lost') return 'lost'
  return outcome === '' || /^\d{3}$/.test(outcome) ? 'fine' : 'refused'
}
