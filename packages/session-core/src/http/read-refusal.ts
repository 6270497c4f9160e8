import { setAlarm } from '../time/alarm.ts'
import type { Clock } from '../time/clock.ts'
import { type BoundedBody, readBounded } from './bounded-body.ts'

/** How much of a refusal is read, in bytes, and how long it may take, in milliseconds. */
export interface Patience {
  readonly maxBytes: number
  readonly ms: number
  /** Ends the reading before that. */
  readonly signal?: AbortSignal
}

/** Reads what a server says of a refusal. One that stalls in the middle is taken by what it said so far. */
export async function readRefusal(
  clock: Clock,
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, ms, signal }: Patience,
): Promise<BoundedBody> {
  const stalling = new AbortController()
  const { signal: stalled } = stalling
  const cancel = setAlarm(clock, ms, () => stalling.abort())
  return readBounded(body, { maxBytes, signal: AbortSignal.any([stalled, signal ?? stalled]) }).finally(
    cancel,
  )
}
