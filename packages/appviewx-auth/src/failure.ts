import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { SessionError, type SessionErrorCode, type VendorAnswer } from '@org/session-core'

/** What stands behind a failure. */
export interface FailureDetails {
  readonly reply?: Reply | undefined
  /** Default: when the reply says that waiting helps. */
  readonly retryable?: boolean
  readonly cause?: unknown
}

const final = /^(?:credentials-rejected|login-refused)$/

/** An error of this protocol, with the vendor's own words if there was an answer. */
export function failure(
  code: SessionErrorCode,
  message: string,
  { reply, ...details }: FailureDetails = {},
): SessionError {
  return new SessionError(code, {
    protocol: protocolName,
    message,
    ...(reply && {
      vendor: vendorAnswer(reply),
      retryAfterMs: reply.retryAfterMs,
      retryable: !final.test(code) && [429, 502, 503, 504].includes(reply.status),
    }),
    ...details,
  })
}

function vendorAnswer({ status, envelope }: Reply): VendorAnswer {
  const { code, message } = envelope ?? {}
  return {
    status,
    ...(code && { code }),
    ...(message && { message: message.replaceAll(echoes, '[secret]') }),
  }
}

/** Query strings, JWTs and Basic headers. The session's own key is removed by `withoutKey`. */
const echoes = /\?\S*=\S*|eyJ[\w.-]+|basic [\w+/]{16,}=*/gi
