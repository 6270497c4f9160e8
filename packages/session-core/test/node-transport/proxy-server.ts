import type { Identity } from './authority.ts'
import { listen, type RequestListener, type TestServer } from './servers.ts'
import { createServer, request as forward } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { PeerCertificate, TLSSocket } from 'node:tls'

/** A proxy, and what it was asked. */
export interface TestProxy extends TestServer {
  /** `CONNECT host:port` or `GET http://host:port/path`. */
  readonly asked: string[]
  /** What those who spoke TLS to it showed when it asked who they are: a name, or `nothing`. */
  readonly shown: readonly string[]
}

/** How a proxy differs from one that serves everybody in plain HTTP. */
export interface ProxyKind {
  /** `user:password`: to this one only. */
  readonly credentials?: string
  /** What it says to a CONNECT that it accepts. */
  readonly accepted?: string
  /** For one that is itself spoken to over TLS. */
  readonly identity?: Identity
}

/** A real proxy: tunnels, and forwards plain HTTP; whatever the name, the server is one of this machine. */
export async function serveProxy({
  accepted = '200 Connection established',
  credentials,
  identity,
}: ProxyKind = {}): Promise<TestProxy> {
  const asked: string[] = []
  const shown: string[] = []
  const isWelcome = (header: string | undefined): boolean =>
    credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`

  const answer: RequestListener = (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const { 'proxy-authorization': authorization, ...headers } = request.headers
    if (!isWelcome(authorization)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('Who are you?')
      return
    }
    const { pathname, port, search } = new URL(request.url ?? '')
    const target = {
      host: '127.0.0.1',
      port,
      path: pathname + search,
      method: request.method ?? 'GET',
      headers,
    }
    const onward = forward(target, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    })
    request.pipe(onward)
  }
  const server = identity
    ? createSecureServer({ ...identity, requestCert: true, rejectUnauthorized: false }, answer)
    : createServer(answer)
  server.on('secureConnection', (socket: TLSSocket) => {
    const { subject } = socket.getPeerCertificate() as Partial<PeerCertificate>
    shown.push(String(subject?.CN ?? 'nothing'))
  })
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    asked.push(`CONNECT ${request.url ?? ''}`)
    socket.on('error', () => {})
    if (!isWelcome(request.headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n')
      return
    }
    const port = Number(/:(?<port>\d+)$/.exec(request.url ?? '')?.groups?.['port'])
    if (port === 9) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write(`HTTP/1.1 ${accepted}\r\n\r\n`)
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  return Object.assign(await listen(server, identity ? 'https://localhost' : 'http://127.0.0.1'), {
    asked,
    shown,
  })
}
