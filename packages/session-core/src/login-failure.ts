import { type Fail, isSessionError, type SessionError } from './errors/session-error.ts'
import { redact } from './redact.ts'

const final = /^(?:credentials-rejected|login-refused|challenge-unanswered)$/

/**
 * Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts; what
 * passes by itself (a maintenance, say) never does.
 */
export function opensCircuit({ code, retryable }: SessionError, asked: boolean): boolean {
  return !retryable && (asked || final.test(code))
}

/** Whatever a login or a sign of life threw, as an error of ours that quotes none of the secrets that were in play. */
export function loginFailure(fail: Fail, thrown: unknown, secrets: readonly string[]): SessionError {
  if (!isSessionError(thrown)) {
    return fail('unexpected-reply', 'The server was asked, and its protocol failed in a way of its own.', {
      cause: thrown,
    })
  }

  const clean = (text: string): string => redact(text, secrets)
  const { code, message, retryable, vendor, cause } = thrown
  return fail(code, clean(message), {
    retryable,
    cause,
    vendor: vendor && {
      ...vendor,
      ...(vendor.code && { code: clean(vendor.code) }),
      ...(vendor.message && { message: clean(vendor.message) }),
    },
  })
}
