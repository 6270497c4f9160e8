import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { SessionError, type SessionErrorCode } from '@org/session-core'

/** A failure of ours; of a cause only its name and code are kept. */
export function failure(code: SessionErrorCode, message: string, cause?: unknown): SessionError {
  return new SessionError(code, { protocol: protocolName, message, cause })
}

/** An answer that amounts to a failure, with the vendor's own words. */
export function failedReply(code: SessionErrorCode, message: string, reply: Reply): SessionError {
  const { status, envelope } = reply

  const { code: vendorCode, message: words } = envelope ?? {}
  return new SessionError(code, {
    protocol: protocolName,
    message,
    vendor: {
      status,
      ...(vendorCode && { code: vendorCode }),
      ...(words && { message: words.replaceAll(echoes, '[secret]') }),
    },
    retryable: code !== 'credentials-rejected' && [429, 502, 503, 504].includes(status),
  })
}

/** The query of a URL, a token, a Basic header: of whomever. Our own key the session takes out. */
const echoes = /\?\S*=\S*|eyJ[\w.-]+|basic [\w+/]{16,}=*/gi
