import type { UserLogin } from './credentials.ts'
import { readReply } from './reply.ts'
import { readLifetimes } from './security-settings.ts'
import type { SecurIdKey } from './sign.ts'
import { readToken } from './token-reply.ts'
import { commandTarget } from './wire/command-path.ts'
import { loginBody } from './wire/login-body.ts'
import { type Grant, secret, type Wire } from '@org/session-core'

/** Signs a person in (G&L 7.5.2, loginUser), then asks how long the token lives. */
export async function loginUser(user: UserLogin, wire: Wire): Promise<Grant<SecurIdKey>> {
  // The vendor recommends the parameter: the body may then carry something else than a password.
  const target = commandTarget('loginUser', { authsource: user.authSource })
  const response = await wire.http.post(target, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/xml' },
    body: loginBody(user),
  })
  const token = readToken('loginUser', await readReply(response))

  return {
    key: secret({ token, ofUser: true }),
    subject: user.username,
    ...(await readLifetimes(token, wire)),
  }
}
