import type { ProxyFor } from '../connection/proxy-for.ts'
import type { PiecedBody } from './in-pieces.ts'
import type { Outgoing } from './outgoing.ts'
import type { Dispatcher } from 'undici'

/** A request, as undici wants it: plain HTTP through a proxy names its whole address there. */
export function optionsFor(
  { headers, method, origin, path, url }: Outgoing,
  body: PiecedBody,
  proxyFor: ProxyFor,
): Dispatcher.DispatchOptions {
  const proxy = url.protocol === 'http:' ? proxyFor(url) : undefined
  // undici takes any iterable of bytes; its types name only some.
  const payload = body.payload as Uint8Array | null
  const sent = body.length === undefined ? headers : withLength(headers, body.length)
  if (proxy === undefined) return { origin, path, method, headers: sent, body: payload }

  const { authorization } = proxy
  const withProxy = authorization ? [...sent, 'proxy-authorization', authorization.reveal()] : sent
  return { origin, path: origin + path, method, headers: withProxy, body: payload }
}

/** Unless the caller says how long it is; undici sees to it that it is so. */
function withLength(headers: readonly string[], length: number): string[] {
  const isSaid = headers.some((name, index) => index % 2 === 0 && name === 'content-length')
  return isSaid ? [...headers] : [...headers, 'content-length', String(length)]
}
