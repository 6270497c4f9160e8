import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { vendorWords } from '../vendor-words.ts'
import { ifClosed, isClosed, rejectsCredentials } from '../wire/rejection.ts'
import type { SessionError } from '@org/session-core'
import { afterRefusal, refusesLogin, whereReasonStands } from '@org/session-core/vendor'

/** What a login sent, for the message. */
export interface LoginSent {
  readonly command: 'loginUser' | 'loginTrustedApp'
  readonly sent: 'username or password' | 'client id or secret'
}

/** The error that a login's failed answer amounts to. A 403 is maintenance, and decides as little as a 503 (RSA, 7.2.1). */
export function loginFailure(reply: Reply, { command, sent }: LoginSent): SessionError {
  const { status, ok } = reply
  const words = vendorWords(reply)
  if (saysRejected(reply) || (status === 401 && !isClosed(words))) {
    const message = `SecurID rejected the ${sent}. Correct it, then call rearm().`
    return failure('credentials-rejected', message, { reply })
  }
  if (ok || refusesLogin(status === 403 ? 503 : status, reply.text)) {
    const message = `SecurID refused the login. ${whereReasonStands({ message: words })}; settle it, then call rearm().`
    return failure('login-refused', message, { reply })
  }
  const { retryable, step } = afterRefusal({ status, message: words }, true)
  const elsewhere = status === 403 ? ifClosed : 'Check url'
  const message = `SecurID answered ${command} with HTTP ${status}. ${retryable || status >= 500 ? step : elsewhere}.`
  return failure('unexpected-reply', message, { reply, ...(retryable && { retryable }) })
}

/** In words for people, in the reason phrase, or anywhere in a body of whatever kind. */
export function saysRejected(reply: Reply): boolean {
  return [vendorWords(reply), reply.text].some(rejectsCredentials)
}
