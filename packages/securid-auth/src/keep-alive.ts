import { readResult } from './call/read-result.ts'
import { sendSigned } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import { vendorWords } from './vendor-words.ts'
import { verdictOn } from './verdict.ts'
import type { Grant, Verdict, Wire } from '@org/session-core'

/**
 * Counts as activity, and does not extend the lifespan (G&L 7.5.2, keepAlive). The server refuses an
 * application's token here, so it is not asked.
 *
 * @throws SessionError `request-refused` or `unexpected-reply` when the answer says nothing of the session.
 */
export async function keepAlive({ key }: Grant<SecurIdKey>, wire: Wire): Promise<Verdict> {
  if (!key.reveal().ofUser) return 'forbidden'

  const reply = await sendSigned(wire, 'keepAlive', { key })
  if (reply.status === 401 || reply.status === 403) return verdictOn(reply.status, vendorWords(reply))

  readResult('keepAlive', reply)
  return 'accepted'
}
