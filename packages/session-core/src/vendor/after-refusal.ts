import { assertGiven } from '../assert-given.ts'
import type { VendorAnswer } from '../errors/vendor-answer.ts'
import { whereReasonStands } from './where-reason-stands.ts'

const busy = [425, 429, 503]
const lost = [408, 502, 504]

/** What a refused call may do. */
export interface RefusalStep {
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable: boolean
  /** The end of a message, without its full stop. */
  readonly step: string
}

/**
 * What to do after a refused call. A server that is busy (425, 429, 503) has not run it. Where the end of the request (408)
 * or the answer (502, 504) was lost on the way, it may have run: then only a call that reads may be made again, or a login.
 */
export function afterRefusal(answer: VendorAnswer, onlyReads: boolean): RefusalStep {
  assertGiven([answer], 'afterRefusal takes { status, code, message }')
  const { status } = answer
  if (![...busy, ...lost].includes(status)) return { retryable: false, step: whereReasonStands(answer) }

  const retryable = onlyReads || busy.includes(status)
  return { retryable, step: retryable ? 'Try again later' : 'Find out whether it ran' }
}
