import { usageError } from '../exit-code.ts'
import { tooLarge } from './body-of.ts'
import { breakOff } from './break-off.ts'
import { openSockets } from './open-sockets.ts'
import { readRequest } from './read-request.ts'
import { refuse, refuseUnread } from './refuse.ts'
import { sendAnswer } from './send-answer.ts'
import { once } from 'node:events'
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A server that is a function of `Request`, and where it listens. */
export interface ServeParts {
  /** The server: answers each request. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** PEM texts: with these, HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** A sentence: what to do where the port cannot be had. Default: to choose another one. */
  readonly remedy?: string | undefined
}

/** A server that listens. */
export interface Served {
  /** `http://127.0.0.1:31443`, without a slash at its end. */
  readonly origin: string
  /** Refuses new connections and breaks the open ones. */
  readonly close: () => Promise<void>
}

/** Over TLS Node refuses whoever offers only what it does not list, such as `curl --http1.0`. */
const spoken = ['http/1.1', 'http/1.0']

/**
 * Serves a function of `Request`. What it throws ends that connection, as a server that breaks would; so does a body
 * that breaks off. A client that leaves aborts the request's signal.
 *
 * @throws Error that says what to do, where the port cannot be had.
 */
export async function serve(parts: ServeParts): Promise<Served> {
  const { host, tls } = parts
  const scheme = tls ? 'https' : 'http'
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answer(parts.fetch, { scheme, incoming, outgoing }).catch((error: unknown) =>
      // Not before what was written is on its way.
      error === tooLarge ? refuse(outgoing, tooLarge) : setImmediate(breakOff, outgoing),
    )
  }
  const server = tls ? createHttps({ ...tls, ALPNProtocols: spoken }, handle) : createHttp(handle)
  // A pool that reuses a connection just as it is closed fails, and Node would close it after five seconds.
  server.keepAliveTimeout = 60_000
  refuseUnread(server)
  const sockets = openSockets(server)
  await listen(server, parts)

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

interface Exchange {
  readonly scheme: string
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

async function answer(fetch: ServeParts['fetch'], { scheme, incoming, outgoing }: Exchange): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const request = readRequest(incoming, scheme, gone.signal)
  if (request instanceof Request) await sendAnswer(await fetch(request), outgoing)
  else refuse(outgoing, request)
}

async function listen(server: Server, { host, port, remedy }: ServeParts): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string }
    const reason = reasons[code]
    const next = remedy ?? `Choose another ${reason ? 'port' : '--host'}.`
    throw usageError(`Cannot listen on ${host} port ${port}: ${reason ?? code}. ${next}`)
  }
}

/** What another port helps against: otherwise the name is unknown, or no address of this machine. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use (EADDRINUSE)',
  EACCES: 'it is not allowed (EACCES)',
}
