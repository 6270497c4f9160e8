import type { Effort } from '../../measure/take-turns.ts'
import { type Wire, wireNames } from '../../server/wire.ts'

/** How much is measured of requests, whoever calls. */
export interface RequestSize extends Omit<Effort, 'callers'> {
  /** Calls of each caller in a round, at least. */
  readonly each: number
}

/** So many callers, each of whom gets a turn. */
export function effortOf({ each, calls, ...size }: RequestSize, callers: number): Effort {
  return { ...size, callers, calls: Math.max(calls, callers * each) }
}

/** How a table of requests was made. */
export function settingOf(wire: Wire, { rounds, calls, callers }: Effort): string {
  return (
    `${wireNames[wire]}, ${callers} at a time, 100 bytes of JSON read; ${rounds} rounds of ${calls} requests. ` +
    'CPU of the calling process, user and system. p50 and p99 in ms.'
  )
}
