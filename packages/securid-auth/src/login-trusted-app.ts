import type { ApplicationLogin } from './credentials.ts'
import { readKey } from './granted-key.ts'
import { sendCommand } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import type { Grant, Wire } from '@org/session-core'

/** Signs an application in (G&L 7.5.2, loginTrustedApp). How long its token lives is on no answer. */
export async function loginTrustedApp(
  { clientId, clientSecret }: ApplicationLogin,
  wire: Wire,
): Promise<Grant<SecurIdKey>> {
  const headers = { ClientId: clientId, ClientSecret: clientSecret }
  const reply = await sendCommand(wire, 'loginTrustedApp', { headers })

  return { key: readKey('loginTrustedApp', reply), subject: clientId }
}
