import type { Account } from '../credentials.ts'
import { sendCommand } from '../send-command.ts'
import type { SecurIdKey } from '../sign.ts'
import { readGrant } from './read-grant.ts'
import type { Grant, Wire } from '@org/session-core'

/** Logs an application in (G&L 7.5.2, loginTrustedApp). How long its token lives is on no answer. */
export async function logInApplication({ name, secret }: Account, wire: Wire): Promise<Grant<SecurIdKey>> {
  const headers = { ClientId: name, ClientSecret: secret.reveal() }
  const reply = await sendCommand(wire, 'loginTrustedApp', { headers })

  return { key: readGrant(reply, { command: 'loginTrustedApp', sent: 'client id or secret' }), subject: name }
}
