import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { readOtpChallenge } from './wire/otp-challenge.ts'
import { rejectsCredentials } from './wire/rejection.ts'
import { SessionError, type SessionErrorCode } from '@org/session-core'

/** What a login sent last, for the message. */
export type Proof = 'username or password' | 'client id or secret' | 'one-time password'

/** The error that a login's failed answer amounts to. The status alone tells little: wrong secrets are 400s and 401s. */
export function loginFailure(reply: Reply, proof: Proof): SessionError {
  const { status } = reply
  const fail = (code: SessionErrorCode, message: string, retryable = false): SessionError =>
    new SessionError(code, { protocol: protocolName, vendor: vendorAnswer(reply), message, retryable })

  if (isRejection(reply, proof)) return fail('credentials-rejected', rejectionAdvice(proof))
  if (status === 429 || status >= 500) {
    return fail(
      'unexpected-reply',
      `AppViewX cannot log in now (HTTP ${status}). Wait, then try again.`,
      true,
    )
  }
  if (status === 404 || status === 405) {
    return fail(
      'unexpected-reply',
      `AppViewX has no login there (HTTP ${status}). Check url and loginAction.`,
    )
  }
  if (reply.envelope !== undefined || isBarred(status)) {
    return fail(
      'login-refused',
      'AppViewX refused the login; vendor may say why: locked, inactive, expired. Settle that, then call rearm().',
    )
  }
  return fail(
    'unexpected-reply',
    `What answered (HTTP ${status}) is no AppViewX gateway. Check url and proxies.`,
  )
}

function isRejection({ envelope }: Reply, proof: Proof): boolean {
  if (envelope === undefined) return false
  if (rejectsCredentials(envelope)) return true
  return proof === 'one-time password' && readOtpChallenge(envelope) !== undefined
}

/** Without the gateway's envelope these may still have counted as a failed attempt: no second one on a guess. */
function isBarred(status: number): boolean {
  return [401, 403, 407].includes(status)
}

function rejectionAdvice(proof: Proof): string {
  const remedy = {
    'username or password': 'Correct it, then call rearm().',
    'client id or secret': 'Correct it, then call rearm().',
    'one-time password': 'Call rearm() for a new one; several wrong ones lock the account.',
  }
  return `AppViewX rejected the ${proof}. ${remedy[proof]}`
}
