import type { IncomingMessage } from 'node:http'
import { ReadableStream } from 'node:stream/web'

/** The request that came in over a socket; none for a target or a method that no `Request` can have. */
export function readRequest(
  incoming: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Request | undefined {
  const { method = 'GET', url = '/' } = incoming
  // Two slashes at the beginning of a path are no name of a host (RFC 9112, 3.2.1).
  const target = URL.parse(url.replace(/^\/(?=[/\\])/, '/./'), origin)
  if (target === null || method === 'CONNECT' || method === 'TRACE') return undefined

  const bodiless = method === 'GET' || method === 'HEAD'
  const body = bodiless ? {} : { body: unread(incoming), duplex: 'half' as const }
  return new Request(target, { method, headers: headersOf(incoming), signal, ...body })
}

/** Header bytes as they came; several of one name are joined as `Headers` joins them. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  }
  return headers
}

/** Nothing of it is read before somebody asks: Node forgets a body of which nobody has, and goes on to the next request. */
function unread(incoming: IncomingMessage): BodyInit {
  return ReadableStream.from(incoming as AsyncIterable<Uint8Array>) as BodyInit
}
