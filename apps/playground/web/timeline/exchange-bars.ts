import type { Exchange } from '../../shared/exchange.ts'
import type { RecordedCall } from '../../shared/recorded-call.ts'
import type { Bar, Canvas, Tone } from './bar.ts'
import { challengedBy } from './challenged.ts'
import type { Happened } from './happened.ts'

/** A bar for each request: a caller's own in its lane, the session's in the session's. */
export function exchangeBars(
  happened: Pick<Happened, 'calls' | 'events' | 'exchanges'>,
  canvas: Canvas,
): readonly Bar[] {
  const { calls, exchanges } = happened
  const challenged = challengedBy(happened)
  const callers = new Map(calls.map((call) => [call.id, call]))

  return exchanges.flatMap((exchange) => {
    const { id, purpose, status, vendor } = exchange
    const caller = callerOf(exchange, callers)
    const shape = canvas.place(canvas.spanOf(exchange), canvas.rowOf(exchange, caller))
    if (shape === undefined) return []

    const text = caller === undefined ? purpose : statusText(status)
    const tone = challenged.has(id) ? 'asks' : toneOf(exchange)
    return [{ ...shape, key: id, vendor, kind: 'exchange', tone, title: titleOf(exchange), text }]
  })
}

function callerOf(
  { call = '', purpose }: Exchange,
  callers: ReadonlyMap<string, RecordedCall>,
): string | undefined {
  return purpose === 'call' || purpose === 'replay' ? callers.get(call)?.caller : undefined
}

function titleOf({ ms, path, process, purpose, status }: Exchange): string {
  const took = ms === undefined ? '' : `, ${ms.toFixed(1)} ms`
  return `${process === undefined ? '' : `${process}: `}${purpose} ${path}: ${status === 0 ? 'connection lost' : (status ?? 'no answer yet')}${took}`
}

function statusText(status: number | undefined): string {
  return status === 0 ? 'lost' : String(status ?? '')
}

function toneOf({ process, purpose, status }: Exchange): Tone {
  if (status === undefined) return 'pending'
  if (status === 0) return 'lost'
  if (status >= 300 && purpose !== 'logout') return 'refused'
  if (purpose === 'replay') return 'replay'
  // Among everything else that a process sends, who logs in for all is to be seen at once.
  return process !== undefined && (purpose === 'login' || purpose === 'renewal') ? 'login' : 'fine'
}
