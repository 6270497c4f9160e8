import { gatewayPath } from './wire/actions.ts'
import type { Wire } from '@org/session-core'

/** Posts to an action of the gateway, outside any session; by default what all of them take, an empty object. */
export async function postAction(
  wire: Wire,
  action: string,
  { headers, body = '{}' }: { readonly headers: Readonly<Record<string, string>>; readonly body?: string },
): Promise<Response> {
  // A wire of core 0.2 has ky alone, which takes the same.
  const send: typeof globalThis.fetch = wire.fetch ?? wire.http

  return send(gatewayPath + action, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}
