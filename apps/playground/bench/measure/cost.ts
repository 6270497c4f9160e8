import type { Spread } from './spread.ts'

/** What a request costs, by method, contestant by contestant. */
export type Costs = ReadonlyMap<string, Readonly<Record<'get' | 'post', Cost>>>

/** Microseconds of CPU a request, and requests per second. */
export interface Cost {
  readonly cpu: Spread
  readonly perSecond: number
}
