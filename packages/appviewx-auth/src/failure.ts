import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import type { VendorAnswer } from '@org/session-core'
import { type VendorFailure, vendorFailure } from '@org/session-core/vendor'

/** An error of this protocol, with the vendor's own words if there was an answer. */
export const failure: VendorFailure<Reply> = vendorFailure({
  protocol: protocolName,
  answerOf,
  passing: [425, 429, 503],
})

function answerOf({ status, envelope }: Reply): VendorAnswer {
  const { code, message } = envelope ?? {}
  return {
    status,
    ...(code && { code }),
    ...(message && { message: message.replaceAll(echoes, '[secret]') }),
  }
}

/** Query strings, JWTs and Basic headers. The session's own key is removed by `withoutKey`. */
const echoes = /\?\S*=\S*|eyJ[\w.-]+|basic [\w+/]{16,}=*/gi
