import { redact, redactTexts } from '../secrets/redact.ts'
import { type Fail, isSessionError, type SessionError } from './session-error.ts'

const final = /^(?:credentials-rejected|login-refused|challenge-unanswered)$/

/** Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts. */
export function opensCircuit({ code, retryable }: SessionError, asked: boolean): boolean {
  return final.test(code) || (asked && !retryable)
}

/** Whatever a login or a sign of life threw, as an error of ours that quotes none of the secrets that were in play. */
export function loginFailure(fail: Fail, thrown: unknown, secrets: readonly string[]): SessionError {
  if (!isSessionError(thrown)) {
    return fail('unexpected-reply', 'The protocol failed on the answer. Check url.', { cause: thrown })
  }

  const { code, message, retryable, retryAfterMs, vendor, cause } = thrown
  return fail(code, redact(message, secrets), {
    retryable,
    retryAfterMs,
    cause,
    vendor: vendor && redactTexts(vendor, secrets),
  })
}
