import { failedReply } from './failure.ts'
import type { Reply } from './reply.ts'
import { readOtpChallenge } from './wire/otp-challenge.ts'
import { rejectsCredentials } from './wire/rejection.ts'
import type { SessionError } from '@org/session-core'

/** What a login sent last, for the message. */
export type Sent = 'username or password' | 'client id or secret' | 'one-time password'

/** The error that a login's failed answer amounts to. The status alone tells little: wrong secrets are 400s and 401s. */
export function loginFailure(reply: Reply, sent: Sent): SessionError {
  const { status } = reply
  if (isRejection(reply, sent)) {
    return failedReply(
      'credentials-rejected',
      `AppViewX rejected the ${sent}. Correct it, then call rearm().`,
      reply,
    )
  }
  if (isRefusal(reply)) {
    return failedReply(
      'login-refused',
      'AppViewX refused the login. Settle what vendor says, then call rearm().',
      reply,
    )
  }
  const message = `No AppViewX login there (HTTP ${status}). Check url and loginAction, or try again later.`
  return failedReply('unexpected-reply', message, reply)
}

function isRejection({ envelope }: Reply, sent: Sent): boolean {
  if (envelope === undefined) return false

  const asksAgain = sent === 'one-time password' && readOtpChallenge(envelope) !== undefined
  return asksAgain || rejectsCredentials(envelope)
}

/** Even without the gateway's envelope, a 401, 403 or 407 may have counted as a failed attempt: none is risked again. */
function isRefusal({ status, envelope }: Reply): boolean {
  const isDecided = status < 500 && ![404, 405, 429].includes(status)
  return isDecided && (envelope !== undefined || [401, 403, 407].includes(status))
}
