import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { vendorWords } from './vendor-words.ts'
import { SessionError, type SessionErrorCode } from '@org/session-core'

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
      vendor: { status: reply.status, message: vendorWords(reply) },
      retryAfterMs: reply.retryAfterMs,
      // After these the command certainly did not run, and may run later.
      retryable: !final.test(code) && [403, 409, 429, 503].includes(reply.status),
    }),
    ...details,
  })
}
