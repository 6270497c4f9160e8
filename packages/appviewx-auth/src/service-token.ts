import { sentAt } from './clock.ts'
import type { Account } from './credentials.ts'
import { readLogin } from './read-login.ts'
import { readReply } from './reply.ts'
import { type AppViewXKey, keyOf } from './sign.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { gatewayPath, serviceTokenAction } from './wire/actions.ts'
import { ServiceTokenReply } from './wire/login-replies.ts'
import type { Grant, Wire } from '@org/session-core'

/**
 * Signs a service account in. The documents contradict themselves about this request; a form with Basic
 * authentication is what the clients in the field send, the vendor's Terraform provider among them.
 */
export async function serviceTokenLogin({ name, proof }: Account, wire: Wire): Promise<Grant<AppViewXKey>> {
  const response = await wire.http.post(gatewayPath + serviceTokenAction, {
    body: 'grant_type=client_credentials',
    headers: {
      authorization: `Basic ${btoa(`${name}:${proof.reveal()}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  const arrivedAt = sentAt(response.headers)
  const reply = await readReply(response)

  const { response: token } = readLogin(reply, { schema: ServiceTokenReply, sent: 'client id or secret' })
  const lifetimeMs = tokenLifetime(token, arrivedAt)
  return {
    key: keyOf('token', token),
    subject: name,
    ...(lifetimeMs === undefined ? {} : { lifetimeMs }),
  }
}
