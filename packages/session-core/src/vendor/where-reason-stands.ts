import type { VendorAnswer } from '../errors/vendor-answer.ts'

/** Where to look for the reason of a refusal, for the end of a message: in the vendor's words, if it had any. */
export function whereReasonStands({ code, message }: Partial<VendorAnswer>): string {
  return code || message ? 'See vendor for its reason' : 'It gave no reason: see its logs'
}
