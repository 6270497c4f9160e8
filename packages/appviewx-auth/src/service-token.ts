import { sentAt } from './clock.ts'
import type { ServiceCredentials } from './credentials.ts'
import { readLogin } from './read-login.ts'
import { readReply } from './reply.ts'
import type { AppViewXKey } from './sign.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { gatewayPath, serviceTokenAction } from './wire/actions.ts'
import { ServiceTokenReply } from './wire/service-token-reply.ts'
import { type Grant, secret, type Wire } from '@org/session-core'

/**
 * Signs a service account in. The documents contradict themselves about this request; a form with Basic
 * authentication is what the clients in the field send, the vendor's Terraform provider among them.
 */
export async function serviceTokenLogin(
  { clientId, clientSecret }: ServiceCredentials,
  wire: Wire,
): Promise<Grant<AppViewXKey>> {
  const response = await wire.http.post(gatewayPath + serviceTokenAction, {
    body: 'grant_type=client_credentials',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${btoa(`${clientId}:${clientSecret.reveal()}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  const arrivedAt = sentAt(response.headers)
  const reply = await readReply(response)

  const expected = { what: 'service token', schema: ServiceTokenReply, proof: 'client id or secret' } as const
  const { response: token } = readLogin(reply, expected)
  const lifetimeMs = tokenLifetime(token, arrivedAt)
  return {
    key: secret({ header: 'token', value: token }),
    subject: clientId,
    ...(lifetimeMs === undefined ? {} : { lifetimeMs }),
  }
}
