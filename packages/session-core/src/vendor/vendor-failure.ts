import { assertGiven } from '../assert-given.ts'
import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import { SessionError } from '../errors/session-error.ts'
import type { VendorAnswer } from '../errors/vendor-answer.ts'

/** What stands behind a failure. */
export interface FailureDetails<Reply> {
  readonly reply?: Reply | undefined
  /** Default: when the reply's status says that waiting helps. */
  readonly retryable?: boolean | undefined
  readonly cause?: unknown
}

/** How a vendor's replies are told of. */
export interface FailureWords<Reply> {
  readonly protocol: string
  /** The vendor's own words. */
  readonly answerOf: (reply: Reply) => VendorAnswer
  /** Statuses that say: this request did not run, and may succeed later. */
  readonly passing: readonly number[]
}

/** Makes the errors of one vendor, with its own words where there was a reply. */
export type VendorFailure<Reply> = (
  code: SessionErrorCode,
  message: string,
  details?: FailureDetails<Reply>,
) => SessionError

const final = /^(?:credentials-rejected|login-refused)$/

/** How errors of one vendor are made. */
export function vendorFailure<
  Reply extends { readonly status: number; readonly retryAfterMs?: number | undefined },
>(words: FailureWords<Reply>): VendorFailure<Reply> {
  assertGiven([words], 'vendorFailure takes { protocol, answerOf, passing }')
  const { protocol, answerOf, passing } = words
  return (code, message, { reply, ...details } = {}) =>
    new SessionError(code, {
      protocol,
      message,
      ...(reply && {
        vendor: answerOf(reply),
        retryAfterMs: reply.retryAfterMs,
        retryable: !final.test(code) && passing.includes(reply.status),
      }),
      ...details,
    })
}
