import { isSessionError, SessionError } from './errors/session-error.ts'
import { redact } from './redact.ts'

const final = /^(?:credentials-rejected|login-refused|challenge-unanswered)$/

/** Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts. */
export function opensCircuit({ code, retryable }: SessionError, asked: boolean): boolean {
  return final.test(code) || (asked && !retryable)
}

/** Whatever a login threw, as an error of ours that quotes none of the secrets that were in play. */
export function loginFailure(protocol: string, thrown: unknown, secrets: readonly string[]): SessionError {
  const clean = (text: string): string => redact(text, secrets)
  if (!isSessionError(thrown)) {
    const message = `The ${protocol} login failed in a way that its protocol does not know.`
    return new SessionError('unexpected-reply', { protocol, message, cause: thrown })
  }

  const { code, message, retryable, vendor, cause } = thrown
  return new SessionError(code, {
    protocol,
    retryable,
    cause,
    message: clean(message),
    vendor: vendor && {
      ...vendor,
      ...(vendor.code && { code: clean(vendor.code) }),
      ...(vendor.message && { message: clean(vendor.message) }),
    },
  })
}
