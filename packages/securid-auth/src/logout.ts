import { readResult } from './call/read-result.ts'
import { sendSigned } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import { vendorWords } from './vendor-words.ts'
import { saysExpired } from './verdict.ts'
import type { Grant, LogoutOutcome, Wire } from '@org/session-core'

/**
 * Deactivates a user's token (G&L 7.5.2, logoutUser). An application's token has no logout: it is only forgotten here.
 *
 * @throws SessionError `request-refused` when the server refuses for another reason than an ended session.
 */
export async function logout({ key }: Grant<SecurIdKey>, wire: Wire): Promise<LogoutOutcome> {
  if (!key.reveal().ofUser) return 'local-only'

  const reply = await sendSigned(wire, 'logoutUser', { key })
  if (reply.status === 401 && saysExpired(vendorWords(reply))) return 'already-ended'

  readResult('logoutUser', reply)
  return 'revoked'
}
