import type { Owner } from './lane.ts'

/** One caller's use of a session, from asking to having the answer. */
export interface RecordedCall extends Owner {
  readonly id: string
  /** `caller 7` */
  readonly caller: string
  /** Milliseconds since 1970, with fractions. */
  readonly startedAt: number
  /** Milliseconds until the answer was read; absent while it is awaited. */
  readonly ms?: number
  /** The status the caller got, or the code of the error: `200`, `credentials-locked`. */
  readonly outcome?: string
}
