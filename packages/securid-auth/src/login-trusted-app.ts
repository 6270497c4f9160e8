import type { ApplicationLogin } from './credentials.ts'
import { readReply } from './reply.ts'
import type { SecurIdKey } from './sign.ts'
import { readToken } from './token-reply.ts'
import { commandTarget } from './wire/command-path.ts'
import { type Grant, secret, type Wire } from '@org/session-core'

/** Signs an application in (G&L 7.5.2, loginTrustedApp). How long its token lives is on no answer. */
export async function loginTrustedApp(
  { clientId, clientSecret }: ApplicationLogin,
  { http }: Wire,
): Promise<Grant<SecurIdKey>> {
  const response = await http.post(commandTarget('loginTrustedApp'), {
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ClientId: clientId,
      ClientSecret: clientSecret,
    },
  })
  const token = readToken('loginTrustedApp', await readReply(response))

  return { key: secret({ token, ofUser: false }), subject: clientId }
}
