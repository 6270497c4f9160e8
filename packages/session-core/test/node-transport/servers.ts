import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'

/** A server on a free port of this machine; it ends with the block that it is made in, and so do its connections. */
export interface TestServer extends AsyncDisposable {
  readonly port: number
  /** Without a slash at its end. */
  readonly origin: string
  /** How many connections were made to it so far. */
  readonly connections: () => number
  /** How many of them are open. */
  readonly open: () => number
}

export type { RequestListener } from 'node:http'

/** Speaks HTTP/1.1. */
export function serve(listener: RequestListener): Promise<TestServer> {
  return listen(patient(createHttpServer(listener)), 'http://127.0.0.1')
}

/** Speaks HTTP/1.1 within TLS. */
export function serveTls(listener: RequestListener, options: TlsOptions): Promise<TestServer> {
  return listen(patient(createHttpsServer(options, listener)), 'https://localhost')
}

/** Says what the test makes it say. */
export function serveTcp(onConnection: (socket: Socket) => void): Promise<TestServer> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      onConnection(socket)
    }),
    'http://127.0.0.1',
  )
}

/** Any other server, as `https://localhost`. */
export async function listen(server: Server, host = 'https://localhost'): Promise<TestServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    port,
    origin: `${host}:${port}`,
    connections: () => connections,
    open: () => sockets.size,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** An idle connection is closed by the test, never by a clock. */
function patient<Kind extends HttpServer>(server: Kind): Kind {
  server.keepAliveTimeout = 0
  return server
}
