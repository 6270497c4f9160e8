import { loginFailure } from './login-failure.ts'
import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { fieldsOf, isFailure, readAnswer } from './wire/answer.ts'
import { SessionError } from '@org/session-core'

/**
 * The token in the answer to a login: as JSON in `data` or at the top, or as a properties line (older clients).
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`
 */
export function readToken(command: string, reply: Reply): string {
  if (!reply.ok) throw loginFailure(command, reply)

  const fields = fieldsOf(readAnswer(reply.text))
  const token = typeof fields['token'] === 'string' ? fields['token'].trim() : ''
  if (/^[!-~]+$/.test(token)) return token

  const refused = isFailure(fields)
  throw new SessionError(refused ? 'login-refused' : 'unexpected-reply', {
    protocol: 'securid',
    vendor: vendorAnswer(reply),
    message: refused
      ? `SecurID refused ${command}. What it said is in vendor.message.`
      : `The ${command} answer holds no token. Check that url is the address of SecurID Governance & Lifecycle.`,
  })
}
