import { assertGiven } from '../assert-given.ts'
import type { VendorAnswer } from '../errors/vendor-answer.ts'

/** Where to look for the reason of a refusal, for the end of a message: in the vendor's words, if it had any. */
export function whereReasonStands(answer: Partial<VendorAnswer>): string {
  assertGiven([answer], 'whereReasonStands takes { code, message }')
  const { code, message } = answer
  return code || message ? 'See vendor for its reason' : 'It gave no reason: see its logs'
}
