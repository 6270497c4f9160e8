import { type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { once } from 'node:events'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'

interface Stranger {
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
const strangers: readonly Stranger[] = [
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
    what: 'says nothing, on a port without TLS',
    raw: true,
    serves: () => {},
    step: 'answer',
    code: 4,
    advice: /starting or overloaded/,
  },
  {
    what: 'says nothing, on a port with TLS',
    scheme: 'https',
    raw: true,
    serves: () => {},
    step: 'TLS',
    code: 4,
    advice: /nobody shakes hands/,
  },
]

describe.concurrent.each(commandLines)('$name doctor and a server that', (line: CommandLine) => {
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    for (const server of servers.splice(0)) server.close()
  })

  it.each(strangers)('$what', async ({ serves, raw, scheme = 'http', step, code, advice }) => {
    const server = raw
      ? createServer(serves as (socket: Socket) => void)
      : createHttp(serves as RequestListener)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
    })
    servers.push(server.listen(0, '127.0.0.1'))
    await once(server, 'listening')
    const url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`

    const ran = await runHere(line, ['doctor', '--no-login', '--json', '--url', url], { env: {} })

    const { findings } = JSON.parse(ran.stdout) as { readonly findings: readonly Record<string, string>[] }
    expect(findings.at(-1)).toMatchObject({ step, status: 'failed' })
    expect(findings.at(-1)?.['advice']).toMatch(advice)
    expect(ran.code).toBe(code)
  })
})
