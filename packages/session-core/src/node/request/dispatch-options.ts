import type { ProxyFor } from '../connection/proxy-for.ts'
import type { Outgoing } from './outgoing.ts'
import type { Dispatcher } from 'undici'

/** A request, as undici wants it: plain HTTP through a proxy names its whole address there. */
export function optionsFor(
  { body, headers, method, url }: Outgoing,
  proxyFor: ProxyFor,
): Dispatcher.DispatchOptions {
  const path = pathOf(url)
  const proxy = url.protocol === 'http:' ? proxyFor(url) : undefined
  // undici takes any iterable of bytes; its types name only some.
  const payload = body.payload as Uint8Array | null
  if (proxy === undefined) return { origin: url.origin, path, method, headers, body: payload }

  const { authorization } = proxy
  const withProxy = authorization ? [...headers, 'proxy-authorization', authorization.reveal()] : headers
  return { origin: url.origin, path: url.origin + path, method, headers: withProxy, body: payload }
}

/** Path and query as they were written, an empty query's `?` included; never the `#` of an empty fragment. */
function pathOf({ href, origin }: URL): string {
  const end = href.indexOf('#')
  return href.slice(origin.length, end === -1 ? undefined : end)
}
