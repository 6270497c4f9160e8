import { failure } from './failure.ts'
import type { Reply } from './reply.ts'
import { vendorMessage } from './vendor-answer.ts'
import type { SessionError, SessionErrorCode } from '@org/session-core'

/** A command to which the server said no, also with a 200, or which somebody in front of it redirected. */
export function commandRefusal(command: string, reply: Reply): SessionError {
  return refusal(reply.ok || reply.status >= 400 ? 'request-refused' : 'unexpected-reply', command, reply)
}

/** A login that got no token. */
export function loginRefusal(command: string, reply: Reply): SessionError {
  const { status } = reply
  // Of the command itself it says that nobody may call it from here.
  if (status === 401 && !/not valid for the command/i.test(vendorMessage(reply))) {
    const message = 'Wrong credentials. Correct them, then call rearm().'
    return failure('credentials-rejected', message, { reply })
  }
  return refusal([200, 400, 401, 412].includes(status) ? 'login-refused' : 'unexpected-reply', command, reply)
}

/** Most answers of the G&L 7.5.2 reference speak for themselves; that of a 403 is what the administrator wrote. */
function refusal(code: SessionErrorCode, command: string, reply: Reply): SessionError {
  const { status } = reply
  const why = status === 403 ? 'In maintenance, or closed' : 'See vendor.message'

  return failure(code, `SecurID answered ${command} with ${status}. ${why}.`, {
    reply,
    // After these the command certainly did not run, and may run later.
    retryable: [403, 409, 429, 503].includes(status),
  })
}
