import { percentile } from './percentile.ts'
import type { Span } from './span.ts'
import { type Spread, spreadOf } from './spread.ts'

/** What many spans of calls of one client say together. */
export interface Cost {
  /** Microseconds of CPU a call, round by round. */
  readonly rounds: readonly number[]
  readonly cpu: Spread
  /** Milliseconds that half of the calls, and 99 of 100, took at most. */
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
}

/** What calls cost, client by client. */
export type Costs = ReadonlyMap<string, Cost>

/** Puts the spans of one client together. */
export function costOf(spans: readonly Span[]): Cost {
  const rounds = spans.map(({ cpu }) => cpu)
  const waits = spans.flatMap((span) => [...span.waits])
  return {
    rounds,
    cpu: spreadOf(rounds),
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    perSecond: percentile(
      spans.map((span) => span.perSecond),
      0.5,
    ),
  }
}
