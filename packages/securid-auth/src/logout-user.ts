import { readResult } from './result.ts'
import { sendCommand } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import { vendorMessage } from './vendor-answer.ts'
import { saysExpired } from './verdict.ts'
import type { Grant, LogoutOutcome, Wire } from '@org/session-core'

/**
 * Deactivates a user's token (G&L 7.5.2, logoutUser). An application's token is only forgotten here.
 *
 * @throws SessionError `request-refused` when the server refuses for another reason than an ended session.
 */
export async function logoutUser({ key }: Grant<SecurIdKey>, wire: Wire): Promise<LogoutOutcome> {
  const { token, ofUser } = key.reveal()
  if (!ofUser) return 'local-only'

  const reply = await sendCommand(wire, 'POST', { name: 'logoutUser', token })
  if (reply.status === 401 && saysExpired(vendorMessage(reply))) return 'already-ended'

  readResult('logoutUser', reply)
  return 'revoked'
}
