import type { Account } from '../credentials.ts'
import { sendCommand } from '../send-command.ts'
import type { SecurIdKey } from '../sign.ts'
import { loginBody } from '../wire/login-body.ts'
import { readGrant } from './read-grant.ts'
import { readLifetimes } from './read-lifetimes.ts'
import type { Grant, Wire } from '@org/session-core'

/** Logs a person in (G&L 7.5.2, loginUser), then asks how long the token lives. */
export async function logInUser(
  { name: username, secret: password, authSource }: Account,
  wire: Wire,
): Promise<Grant<SecurIdKey>> {
  const reply = await sendCommand(wire, 'loginUser', {
    // The vendor recommends the parameter: the body may then carry something else than a password.
    params: { authsource: authSource },
    body: loginBody({ username, password: password.reveal() }),
  })
  const key = readGrant(reply, { command: 'loginUser', sent: 'username or password' })

  return { key, subject: username, ...(await readLifetimes(key, wire)) }
}
