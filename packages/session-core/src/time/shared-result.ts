import { setAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'
import type { SharedWork } from './shared-work.ts'
import { waitFor } from './wait-for.ts'

/** How somebody waits. */
export interface SharedWait {
  /** Ends this wait only. */
  readonly signal?: AbortSignal | undefined
  /** Where less patience is due than the work has. */
  readonly endsBy?: () => number
}

/** A busy machine is late: milliseconds. */
const graceMs = 1000

/**
 * Waits for work that somebody else began, by a timer of one's own. `undefined` when nobody carries it on: where a
 * platform ends a request with all that it began (Cloudflare Workers), its timers do not ring, and its promises never
 * settle, or fail for others before they are over.
 */
export async function sharedResult<Value>(
  clock: Clock,
  work: SharedWork<Value>,
  { signal, endsBy = work.endsBy }: SharedWait = {},
): Promise<{ readonly value: Value } | undefined> {
  const abandoned = new AbortController()
  let cancel = (): void => {}
  const look = (): void => {
    const leftMs = endsBy() + graceMs - clock.monotonic()
    if (leftMs > 0) cancel = setAlarm(clock, leftMs, look)
    else abandoned.abort()
  }
  look()
  try {
    return { value: await waitFor(waitFor(work.result, abandoned.signal), signal) }
  } catch (error) {
    if (signal?.aborted || (work.isOver && !work.isGivenUp)) throw error
    return undefined
  } finally {
    cancel()
  }
}
