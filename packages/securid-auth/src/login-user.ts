import type { UserLogin } from './credentials.ts'
import { readKey } from './granted-key.ts'
import { readLifetimes } from './security-settings.ts'
import { sendCommand } from './send-command.ts'
import type { SecurIdKey } from './sign.ts'
import { loginBody } from './wire/login-body.ts'
import type { Grant, Wire } from '@org/session-core'

/** Signs a person in (G&L 7.5.2, loginUser), then asks how long the token lives. */
export async function loginUser(user: UserLogin, wire: Wire): Promise<Grant<SecurIdKey>> {
  const reply = await sendCommand(wire, 'loginUser', {
    // The vendor recommends the parameter: the body may then carry something else than a password.
    params: { authsource: user.authSource },
    body: loginBody(user),
  })
  const key = readKey('loginUser', reply)

  return { key, subject: user.username, ...(await readLifetimes(key, wire)) }
}
