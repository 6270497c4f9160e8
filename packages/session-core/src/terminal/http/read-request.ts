import { bodyOf } from './body-of.ts'
import { type Refusal, unknownMethod } from './refuse.ts'
import type { IncomingMessage } from 'node:http'
import { ReadableStream } from 'node:stream/web'

/** The request that came in over a socket; why not, for a target or a method that no `Request` can have. */
export function readRequest(
  incoming: IncomingMessage,
  scheme: string,
  signal: AbortSignal,
): Request | Refusal {
  const { method = 'GET', url = '/', headers } = incoming
  // The one method that Node's server hands over and no Request can have.
  if (method === 'TRACE') return unknownMethod(method)
  const address = addressOf(url, `${scheme}://${headers.host ?? 'localhost'}`)
  if (address === null) return noAddress

  const isBodiless = method === 'GET' || method === 'HEAD'
  const body = isBodiless ? {} : { body: unread(bodyOf(incoming)), duplex: 'half' as const }
  return new Request(address, { method, headers: headersOf(incoming), signal, ...body })
}

/** Nothing of it is read before somebody asks: Node forgets a body of which nobody has, and goes on to the next request. */
function unread(pieces: AsyncIterable<Uint8Array>): BodyInit {
  return ReadableStream.from(pieces) as BodyInit
}

/** Where a request goes, if any `Request` can say so: not to an account, nor over another protocol. */
function addressOf(url: string, base: string): URL | null {
  // Two slashes at the beginning of a path are no name of a host (RFC 9112, 3.2.1).
  const address = URL.parse(url.replace(/^\/(?=[/\\])/, '/./'), base)
  const isWeb = address?.protocol === 'http:' || address?.protocol === 'https:'
  return isWeb && address.username + address.password === '' ? address : null
}

const noAddress: Refusal = {
  status: 400,
  code: 'unreadable',
  message: 'The path or the header host is not one.',
}

/** Header bytes as they came; several of one name are joined as `Headers` joins them. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}
