import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { readOtpChallenge } from '../wire/otp-challenge.ts'
import { rejectsCredentials } from '../wire/rejection.ts'
import type { SessionError } from '@org/session-core'
import { afterRefusal, refusesLogin, whereReasonStands } from '@org/session-core/vendor'

/** What a login sent last, for the message. */
export type Sent = 'username or password' | 'client id or secret' | 'one-time password'

/** The error that a login's failed answer amounts to. The status alone says little: wrong secrets are 400s and 401s. */
export function loginFailure(reply: Reply, sent: Sent): SessionError {
  const { ok, envelope, status } = reply
  if (rejectsCredentials(reply) || (sent === 'one-time password' && readOtpChallenge(reply))) {
    const message = `AppViewX rejected the ${sent}. Correct it, then call rearm().`
    return failure('credentials-rejected', message, { reply })
  }
  if (ok || refusesLogin(status, reply.text)) {
    const message = envelope
      ? `AppViewX refused the login. ${whereReasonStands(envelope)}; settle it, then call rearm().`
      : `A proxy or firewall refused the login (HTTP ${status}). Settle it there, then call rearm().`
    return failure('login-refused', message, { reply })
  }
  const { retryable, step } = afterRefusal({ status, ...envelope }, true)
  const elsewhere = sent === 'client id or secret' ? 'Check url' : 'Check url and loginAction'
  const advice = retryable ? step : (status >= 500 ? step : elsewhere) + thenRearm(sent)
  const message = `The login ended in HTTP ${status}. ${advice}.`
  return failure('unexpected-reply', message, { reply, retryable })
}

/** What comes after a prompt and will not pass is not tried again: it would only prompt again. */
export function thenRearm(sent: Sent): string {
  return sent === 'one-time password' ? ', then call rearm()' : ''
}
