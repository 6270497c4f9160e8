import { listen, type TestServer } from './servers.ts'
import { createServer, request as forward } from 'node:http'
import { connect, type Socket } from 'node:net'

/** A proxy, and what it was asked. */
export interface TestProxy extends TestServer {
  /** `CONNECT host:port` or `GET http://host:port/path`. */
  readonly asked: string[]
}

/** A real proxy: tunnels, and forwards what comes as plain HTTP; to anybody, or to one user only. */
export async function serveProxy(credentials?: string): Promise<TestProxy> {
  const asked: string[] = []
  const isWelcome = (header: string | undefined): boolean =>
    credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`

  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const { 'proxy-authorization': authorization, ...headers } = request.headers
    if (!isWelcome(authorization)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('Who are you?')
      return
    }
    const onward = forward(request.url ?? '', { headers, method: request.method ?? 'GET' }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
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
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  return Object.assign(await listen(server, 'http://127.0.0.1'), { asked })
}
