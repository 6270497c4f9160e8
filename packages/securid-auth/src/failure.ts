import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { onlyReads } from './wire/documented-method.ts'
import { isSessionError, SessionError, type SessionErrorCode } from '@org/session-core'

/** What stands behind a failure. */
export interface FailureDetails {
  readonly reply?: Reply
  readonly retryable?: boolean
  readonly cause?: unknown
}

/** An error of this protocol, with the server's own words if it said any. */
export function failure(
  code: SessionErrorCode,
  message: string,
  { reply, ...details }: FailureDetails = {},
): SessionError {
  return new SessionError(code, {
    protocol: 'securid',
    message,
    vendor: reply && vendorAnswer(reply),
    ...details,
  })
}

/** Whatever kept a command from its answer, as an error of ours. Many commands change state: it may have run. */
export function connectionFailure(command: string, cause: unknown): SessionError {
  if (isSessionError(cause)) return cause

  const message = `No connection. Find out whether ${command} ran.`
  return failure('unreachable', message, { cause, retryable: onlyReads(command) })
}
