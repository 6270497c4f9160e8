import { failure } from './failure.ts'
import { loginRefusal } from './refusal.ts'
import type { Reply } from './reply.ts'
import type { SecurIdKey } from './sign.ts'
import { fieldsOf, isFailure, readAnswer } from './wire/answer.ts'
import { type Secret, secret } from '@org/session-core'

/**
 * The key in the answer to a login: as JSON in `data` or at the top, or as a properties line (older clients).
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`
 */
export function readKey(command: 'loginUser' | 'loginTrustedApp', reply: Reply): Secret<SecurIdKey> {
  const fields = fieldsOf(readAnswer(reply.text))
  if (!reply.ok || isFailure(fields)) throw loginRefusal(command, reply)

  const { token } = fields
  if (typeof token === 'string' && /^\s*[!-~]+\s*$/.test(token)) {
    return secret({ token: token.trim(), ofUser: command === 'loginUser' })
  }
  throw failure('unexpected-reply', `The ${command} answer holds no token. Check url.`, { reply })
}
