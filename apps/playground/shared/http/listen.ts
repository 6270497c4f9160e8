import { readRequest } from './node-request.ts'
import { sendResponse } from './node-response.ts'
import { openSockets } from './open-sockets.ts'
import type { ServerIdentity } from './private-authority.ts'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

/** What a port is given to, and which one. */
export interface ListenOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** 0 takes a free one. */
  readonly port: number
  /** The environment variable that chooses the port, for the error when it is taken. */
  readonly variable?: string
  /** With it, the server speaks TLS. */
  readonly identity?: ServerIdentity | undefined
}

/** A function of a request that can be reached over a socket. */
export interface Listener {
  /** `http://127.0.0.1:4173`, or `https:` */
  readonly url: string
  /** Refuses new connections and breaks the open ones. */
  readonly close: () => Promise<void>
}

const host = '127.0.0.1'

/**
 * Gives a function of a request a port on the loopback interface.
 * A rejection destroys the connection, as a server that died would; so does a body that breaks off.
 * A client that leaves aborts `request.signal`.
 *
 * @throws Error that names the environment variable when the port is in use or not allowed.
 */
export async function listen({
  fetch,
  identity,
  port,
  variable = 'The port',
}: ListenOptions): Promise<Listener> {
  const origin = `${identity ? 'https' : 'http'}://${host}`
  const respond = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // Not before what was written is on its way.
    answer({ fetch, origin }, incoming, outgoing).catch(() => setImmediate(breakOff, outgoing))
  }
  const server = identity ? createTlsServer(identity, respond) : createServer(respond)
  // Clients may think for as long as they like; a session is not over because a socket is.
  server.keepAliveTimeout = 60_000
  const sockets = openSockets(server)
  await bind(server, port, variable)

  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `${origin}:${bound}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function answer(
  { fetch, origin }: Pick<ListenOptions, 'fetch'> & { readonly origin: string },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const leaving = new AbortController()
  outgoing.once('close', () => leaving.abort())

  const request = readRequest(incoming, origin, leaving.signal)
  await sendResponse(outgoing, request === undefined ? badRequest() : await fetch(request))
}

/** So that nobody takes what came for whole: an answer of HTTP/1.0 ends where its connection does. TLS tells by itself. */
function breakOff({ headersSent, socket }: ServerResponse): void {
  if (headersSent && socket && !('encrypted' in socket)) socket.resetAndDestroy()
  else socket?.destroy()
}

const badRequest = (): Response => new Response('Bad Request', { status: 400 })

function bind(server: Server, port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, variable)))
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, port: number, variable: string): Error {
  const remedy = `Set ${variable} to another port, or to 0 for a free one.`
  if (error.code === 'EADDRINUSE') return new Error(`${variable}: port ${port} is in use. ${remedy}`)
  if (error.code === 'EACCES') return new Error(`${variable}: port ${port} is not allowed. ${remedy}`)
  return error
}
