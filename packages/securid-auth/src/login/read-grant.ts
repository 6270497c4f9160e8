import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { type SecurIdKey, keyOf } from '../sign.ts'
import { fieldsOf, isFailure, readAnswer } from '../wire/answer.ts'
import { loginFailure, type LoginSent, saysRejected } from './login-failure.ts'
import type { Secret } from '@org/session-core'
import { refusesLogin } from '@org/session-core/vendor'

/**
 * The key that a login's answer grants: as JSON in `data` or at the top, or as a properties line (older clients).
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`
 */
export function readGrant(reply: Reply, sent: LoginSent): Secret<SecurIdKey> {
  const answer = readAnswer(reply.text)
  const { token: given, status, message } = fieldsOf(answer)
  const token = Number.isSafeInteger(given) ? String(given) : given
  const isRefused = objects(status) || isFailure(sent.command, answer.value)
  if (!reply.ok || isRefused) throw loginFailure(reply, sent)

  if (typeof token === 'string' && /^\s*[!-~]+\s*$/.test(token)) {
    return keyOf(token.trim(), sent.command === 'loginUser')
  }
  // A 2xx without a token and with words is a refusal, also as XML or as the error page of a server that forgot its status.
  if (
    typeof (message ?? status) === 'string' ||
    /<(?:message|status)>/i.test(reply.text) ||
    saysRejected(reply) ||
    refusesLogin(reply.status, reply.text)
  )
    throw loginFailure(reply, sent)
  throw failure('unexpected-reply', `The ${sent.command} answer holds no token. Check url.`, { reply })
}

/** No document knows a status beside a token: whatever does not say that all is well may be a token that opens one door only. */
function objects(status: unknown): boolean {
  return typeof status === 'string' && !/^\s*(?:$|success|ok|active|valid|complete)/i.test(status)
}
