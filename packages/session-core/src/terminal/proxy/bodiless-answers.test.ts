import type { Session } from '../../session.ts'
import { leanTransport } from '../http/lean-transport.ts'
import { openDoor, type Door } from './door.ts'
import { createForwarder } from './forwarder.ts'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const key = 'a-key'
const zeroChunk = '0\r\n\r\n'

/** What servers send where nothing may follow. */
const framings: readonly (readonly [what: string, headers: string, body: string])[] = [
  ['no length', '', ''],
  ['a length of nothing', 'Content-Length: 0\r\n', ''],
  ['a length of what is not there', 'Content-Length: 2\r\n', ''],
  ['a length and a body', 'Content-Length: 2\r\n', 'ab'],
  ['an empty stream', 'Transfer-Encoding: chunked\r\n', zeroChunk],
  ['an encoding', 'Content-Encoding: gzip\r\nContent-Length: 20\r\n', ''],
]
const answers = ['GET 204', 'GET 205', 'GET 304', 'HEAD 200', 'HEAD 204', 'HEAD 404'].flatMap((answer) =>
  framings.map((framing) => [answer, ...framing] as const),
)

describe('An answer without a body, through the proxy', () => {
  let server: Server
  let door: Door

  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', (asked) => {
        const [, status = '', framing = ''] = /\/(\d+)\/(\d+)/.exec(asked.toString()) ?? []
        const [, headers = '', body = ''] = framings[Number(framing)] ?? []
        socket.end(`HTTP/1.1 ${status} Word\r\nConnection: close\r\nX-Other: kept\r\n${headers}\r\n${body}`)
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const { handle } = createForwarder({
      session: { fetch: leanTransport() } as Session,
      url,
      sessionHeaders: [],
    })
    door = await openDoor({ port: 0 }, (...exchange) => void handle(...exchange), key)
  })
  afterAll(async () => {
    await door.close(0)
    server.close()
  })

  it.each(answers)('ends with its head, and says nothing else: %s with %s', async (answer, what) => {
    const [method = '', status = ''] = answer.split(' ', 2)
    const framing = framings.findIndex(([name]) => name === what)
    const { host, hostname, port } = new URL(door.address)
    const asking = (path: string, more = ''): string =>
      `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nx-proxy-key: ${key}\r\n${more}\r\n`
    const socket = connect(Number(port), hostname)
    // On one connection: what the first answer left behind would stand before the second one.
    socket.write(asking(`/${status}/${framing}`) + asking('/404/1', 'connection: close\r\n'))
    const [first = '', second = '', ...more] = (await text(socket)).split('\r\n\r\n')

    expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*x-other: kept`))
    expect(second).toMatch(/^HTTP\/1\.1 404 /)
    expect(more).toEqual([''])
    const length = /^content-length: (.*)$/im.exec(first)?.[1]
    const allowed = { '204': [undefined], '205': ['0'] }[status] ?? [length]
    expect(allowed).toContain(length)
  })
})
