import { type Fail, isSessionError, type SessionError, type VendorAnswer } from './errors/session-error.ts'
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
    return fail('unexpected-reply', 'The protocol failed on the answer. Check url.', { cause: thrown })
  }

  const { code, message, retryable, vendor, cause } = thrown
  const clean = ([name, part]: readonly [string, unknown]): readonly [string, unknown] => [
    name,
    typeof part === 'string' ? redact(part, secrets) : part,
  ]
  return fail(code, redact(message, secrets), {
    retryable,
    cause,
    vendor: vendor && (Object.fromEntries(Object.entries(vendor).map(clean)) as unknown as VendorAnswer),
  })
}
