import type { Account } from '../credentials.ts'
import { postAction } from '../post-action.ts'
import { readReply } from '../reply.ts'
import { type AppViewXKey, keyOf } from '../sign.ts'
import { serviceTokenAction } from '../wire/actions.ts'
import { readServiceToken } from '../wire/login-replies.ts'
import { readGrant } from './read-grant.ts'
import { sentAt } from './server-date.ts'
import { tokenLifetime } from './token-lifetime.ts'
import type { Grant, Wire } from '@org/session-core'

/**
 * Logs a service account in. The documents contradict themselves about this request; a form with Basic
 * authentication is what the clients in the field send, the vendor's Terraform provider among them.
 */
export async function logInService({ name, secret }: Account, wire: Wire): Promise<Grant<AppViewXKey>> {
  const response = await postAction(wire, serviceTokenAction, {
    body: 'grant_type=client_credentials',
    headers: {
      authorization: `Basic ${btoa(`${name}:${secret.reveal()}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  const arrivedAt = sentAt(response.headers)
  const reply = await readReply(response)

  const token = readGrant(reply, { read: readServiceToken, sent: 'client id or secret' })
  return { key: keyOf('token', token), subject: name, lifetimeMs: tokenLifetime(token, arrivedAt) }
}
