import { isSessionError, SessionError, type SessionErrorCode } from './errors/session-error.ts'
import { redact } from './redact.ts'

const final: ReadonlySet<SessionErrorCode> = new Set([
  'credentials-rejected',
  'login-refused',
  'challenge-unanswered',
])

/** Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts. */
export function opensCircuit(failure: SessionError, asked: boolean): boolean {
  return final.has(failure.code) || (asked && !failure.retryable)
}

/** Whatever a login threw, as an error of ours that quotes none of the secrets that were in play. */
export function loginFailure(protocol: string, thrown: unknown, secrets: readonly string[]): SessionError {
  if (!isSessionError(thrown)) {
    return new SessionError('unexpected-reply', {
      protocol,
      message: `The ${protocol} login failed in a way that its protocol does not know.`,
      cause: thrown,
    })
  }
  const texts = [thrown.message, thrown.vendor?.message ?? '', thrown.vendor?.code ?? '']
  if (texts.every((text) => redact(text, secrets) === text)) return thrown

  const { code, retryable, vendor, cause } = thrown
  return new SessionError(code, {
    protocol,
    retryable,
    cause,
    message: redact(thrown.message, secrets),
    vendor: vendor && {
      status: vendor.status,
      ...(vendor.code === undefined ? {} : { code: redact(vendor.code, secrets) }),
      ...(vendor.message === undefined ? {} : { message: redact(vendor.message, secrets) }),
    },
  })
}
