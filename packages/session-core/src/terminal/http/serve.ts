import { usageError } from '../exit-code.ts'
import { bodyOf, tooLarge } from './body-of.ts'
import { breakOff } from './break-off.ts'
import { openSockets } from './open-sockets.ts'
import { refuse, type Refusal, refuseUnread, unknownMethod } from './refuse.ts'
import { once } from 'node:events'
import {
  createServer as createHttp,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'

/** A server that is a function of `Request`, and where it listens. */
export interface ServeParts {
  readonly fetch: (request: Request) => Promise<Response>
  readonly host: string
  readonly port: number
  /** PEM texts: with these, HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
}

/** A server that listens. */
export interface Served {
  /** `http://127.0.0.1:31443`, without a slash at its end. */
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Serves a function of `Request`. What it throws ends that connection, as a server that breaks would. */
export async function serve({ fetch, host, port, tls }: ServeParts): Promise<Served> {
  const scheme = tls ? 'https' : 'http'
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answer({ fetch, scheme }, incoming, outgoing).catch((error: unknown) =>
      error === tooLarge ? refuse(outgoing, tooLarge) : breakOff(outgoing),
    )
  }
  const server = tls ? createHttps(tls, handle) : createHttp(handle)
  // A pool that reuses a connection just as it is closed fails, and Node would close it after five seconds.
  server.keepAliveTimeout = 60_000
  refuseUnread(server)
  const sockets = openSockets(server)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string }
    throw usageError(`Cannot listen on ${host} port ${port}: ${code}. Choose another port.`)
  }
  const { port: taken } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    origin: `${scheme}://${name}:${taken}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function answer(
  { fetch, scheme }: Pick<ServeParts, 'fetch'> & { readonly scheme: string },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming
  const address = addressOf(url, `${scheme}://${headers.host ?? 'localhost'}`)
  // The one method that Node's server hands over and no Request can have.
  if (method === 'TRACE' || address === null) {
    refuse(outgoing, address === null ? noAddress : unknownMethod(method))
    return
  }
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const response = await fetch(
    new Request(address, {
      method,
      headers: headersOf(incoming),
      signal: gone.signal,
      ...(hasBody && { body: unread(bodyOf(incoming)), duplex: 'half' }),
    }),
  )
  await send(response, outgoing)
}

/** Nothing of it is read before somebody asks: Node forgets a body of which nobody has, and goes on to the next request. */
function unread(pieces: AsyncIterable<Uint8Array>): BodyInit {
  return ReadableStream.from(pieces) as BodyInit
}

async function send(
  { body, headers, status, statusText }: Response,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, statusText || STATUS_CODES[status], [...headers].flat())
  if (!body || outgoing.req.method === 'HEAD') {
    outgoing.end()
    // Into a HEAD's answer everything fits, at once: an endless body would let nothing else happen.
    return body?.cancel()
  }

  const bytes = Readable.fromWeb(body as never)
  // First of all: what joins them would end the connection as if all had come.
  bytes.once('error', () => breakOff(outgoing))
  await pipeline(bytes, outgoing)
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

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}
