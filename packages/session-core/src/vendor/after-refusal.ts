import { assertGiven } from '../assert-given.ts'
import type { VendorAnswer } from '../errors/vendor-answer.ts'
import { whereReasonStands } from './where-reason-stands.ts'

/** What a refused call may do. */
export interface RefusalStep {
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable: boolean
  /** The end of a message, without its full stop. */
  readonly step: string
}

/**
 * What to do after a refused call. A server that is busy (429, 503) has not run it; a proxy that waited in vain, or heard
 * nonsense (502, 504), does not know: then only a call that reads may be made again.
 */
export function afterRefusal(answer: VendorAnswer, onlyReads: boolean): RefusalStep {
  assertGiven([answer], 'afterRefusal takes { status, code, message }')
  const { status } = answer
  if (![429, 502, 503, 504].includes(status)) return { retryable: false, step: whereReasonStands(answer) }

  const retryable = onlyReads || status === 429 || status === 503
  return { retryable, step: retryable ? 'Try again later' : 'Find out whether it ran' }
}
