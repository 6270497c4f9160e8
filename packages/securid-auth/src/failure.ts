import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { vendorWords } from './vendor-words.ts'
import { type VendorFailure, vendorFailure } from '@org/session-core/vendor'

/** An error of this protocol, with the vendor's own words if there was an answer. */
export const failure: VendorFailure<Reply> = vendorFailure({
  protocol: protocolName,
  answerOf: (reply) => ({ status: reply.status, message: vendorWords(reply) || undefined }),
  // 403 is maintenance, and 409 says that the same work is queued; other statuses mean what they mean anywhere.
  passing: [403, 409],
})
