import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/** A server that is not the product, and what a doctor makes of it. */
export interface Stranger {
  readonly what: string
  readonly scheme?: 'http' | 'https'
  readonly serves: RequestListener | ((socket: Socket) => void)
  readonly raw?: true
  /** The step that fails. */
  readonly step: string
  readonly code: number
  readonly advice: RegExp
}

/** Whoever may answer where somebody expects the product. */
export const strangers: readonly Stranger[] = [
  {
    what: 'hangs up at once',
    raw: true,
    serves: (socket: Socket) => void socket.once('data', () => socket.destroy()),
    step: 'answer',
    code: 4,
    advice: /write https: in url/,
  },
  {
    what: 'speaks another protocol',
    raw: true,
    serves: (socket: Socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    step: 'answer',
    code: 4,
    advice: /does not speak HTTP|its port/,
  },
  {
    what: 'speaks no TLS',
    scheme: 'https',
    serves: (_request, response) => void response.end('plain'),
    step: 'TLS',
    code: 4,
    advice: /does not speak TLS/,
  },
  {
    what: 'is in maintenance',
    serves: (_request, response) => void response.writeHead(503).end('<html>Service Unavailable</html>'),
    step: 'product',
    code: 1,
    advice: /Try again later/,
  },
  {
    what: 'asks for patience',
    serves: (_request, response) => void response.writeHead(429).end('<html>Too Many Requests</html>'),
    step: 'product',
    code: 1,
    advice: /^Wait a while/,
  },
  ...[406, 451].map((status): Stranger => ({
    what: `is a firewall that says ${status}`,
    serves: (_request, response) => void response.writeHead(status).end('<html>Attention Required</html>'),
    step: 'product',
    code: 1,
    advice: /let this address and program through/,
  })),
  {
    what: 'is a firewall that says 403',
    serves: (_request, response) => void response.writeHead(403).end('<html>Attention Required</html>'),
    step: 'product',
    code: 1,
    advice: /let this address|have this address added/,
  },
  {
    what: 'is a web page',
    serves: (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
    step: 'product',
    code: 1,
    advice: /Give the address of|Check url and its port/,
  },
  {
    what: 'is a login portal',
    serves: (_request, response) => void response.writeHead(302, { location: 'https://sso.example/' }).end(),
    step: 'product',
    code: 1,
    advice: /Give the address of|Check url and its port/,
  },
  {
    what: 'is another service',
    serves: (_request, response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}'),
    step: 'product',
    code: 1,
    advice: /Give the address of|Check url and its port/,
  },
]

const saysNothing = (): void => {}

/** Whoever takes a connection and says nothing: it takes ten seconds to be sure. */
export const silent: readonly Stranger[] = [
  {
    what: 'says nothing, on a port without TLS',
    raw: true,
    serves: saysNothing,
    step: 'answer',
    code: 4,
    advice: /starting or overloaded/,
  },
  {
    what: 'says nothing, on a port with TLS',
    scheme: 'https',
    raw: true,
    serves: saysNothing,
    step: 'TLS',
    code: 4,
    advice: /nobody answers in TLS/,
  },
]
