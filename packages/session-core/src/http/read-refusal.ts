import { setAlarm } from '../time/alarm.ts'
import type { Clock } from '../time/clock.ts'
import { type BoundedBody, readBounded } from './bounded-body.ts'

/** How much of a refusal is read, in bytes, and how long it may take, in milliseconds. */
export interface Patience {
  readonly maxBytes: number
  readonly ms: number
}

/** Reads what a server says of a refusal. One that stalls in the middle is taken by what it said so far. */
export async function readRefusal(
  clock: Clock,
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, ms }: Patience,
): Promise<BoundedBody> {
  const stalled = new AbortController()
  const cancel = setAlarm(clock, ms, () => stalled.abort())
  return readBounded(body, { maxBytes, signal: stalled.signal }).finally(cancel)
}
