import type { Session } from '../../session.ts'
import { leanTransport } from '../http/lean-transport.ts'
import { type Door, openDoor } from './door.ts'
import { createForwarder } from './forwarder.ts'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const key = 'a-key'

describe('What the proxy cannot hand on', () => {
  const reached: (string | undefined)[] = []
  let server: Server
  let door: Door
  let host: string

  beforeAll(async () => {
    server = createServer(({ method }, response) => {
      reached.push(method)
      response.end('reached')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const session = { fetch: leanTransport() } as Session
    const { handle } = createForwarder({ session, url, sessionHeaders: [] })
    door = await openDoor({ port: 0 }, (...exchange) => void handle(...exchange), key)
    host = new URL(door.address).host
  })
  beforeEach(() => reached.splice(0))
  afterAll(async () => {
    await door.close(0)
    server.closeAllConnections()
    server.close()
  })

  /** What comes back for these lines. */
  const said = async (...lines: readonly string[]): Promise<string> => {
    const { hostname, port } = new URL(door.address)
    const socket = connect(Number(port), hostname)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    return text(socket)
  }
  const asked = (line: string, ...more: readonly string[]): Promise<string> =>
    said(`${line} HTTP/1.1`, `host: ${host}`, `x-proxy-key: ${key}`, 'connection: close', ...more)
  const sentence = /\r\n\r\n\{"error":\{"code":"[a-z-]+","message":"[A-Z][^"]{20,}\."\}\}$/

  it.each(['TRACE /', 'TRACK /', 'CONNECT a.example:443', 'BREW /', 'trace /', 'get /'])(
    'is said with 501 and a sentence, and not as a failure of the server: %s',
    async (line) => {
      const answer = await asked(line)

      expect(answer).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/)
      expect(answer).toMatch(sentence)
      expect(reached).toEqual([])
    },
  )

  it.each(['websocket', 'WebSocket, h2c', 'irc/6.9'])(
    'is another protocol that a caller insists on: %s',
    async (protocol) => {
      const answer = await said(
        'GET / HTTP/1.1',
        `host: ${host}`,
        `x-proxy-key: ${key}`,
        'connection: close, upgrade',
        `upgrade: ${protocol}`,
      )

      expect(answer).toMatch(/^HTTP\/1\.1 501 /)
      expect(reached).toEqual([])
    },
  )

  it.each(['h2c', 'TLS/1.2, HTTP/1.1'])(
    'is not what a caller merely offers, as Java does: %s',
    async (protocol) => {
      const answer = await said(
        'GET / HTTP/1.1',
        `host: ${host}`,
        `x-proxy-key: ${key}`,
        'connection: close, upgrade, http2-settings',
        'http2-settings: AAMAAABkAAQAAP__',
        `upgrade: ${protocol}`,
      )

      expect(answer).toMatch(/^HTTP\/1\.1 200 /)
      expect(reached).toEqual(['GET'])
    },
  )

  it.each(['GET', 'HEAD'])('is a body with %s', async (method) => {
    const answers = await Promise.all([
      asked(`${method} /`, 'content-length: 1', '', 'a'),
      asked(`${method} /`, 'transfer-encoding: chunked', '', '1', 'a', '0'),
    ])

    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(reached).toEqual([])
  })

  it('is what nobody can read', async () => {
    const answers = await Promise.all([
      said('GET / HTTP/1.1', 'host: a', 'content-length: one'),
      said('GET / HTTP/1.1', `host: ${host}`, `x-filler: ${'x'.repeat(20_000)}`),
    ])

    expect(answers[0]).toMatch(/^HTTP\/1\.1 400 /)
    expect(answers[1]).toMatch(/^HTTP\/1\.1 431 /)
    for (const answer of answers) expect(answer).toMatch(sentence)
    expect(reached).toEqual([])
  })

  it.each(['OPTIONS', 'PROPFIND', 'DELETE', 'QUERY'])(
    'is not %s, which any server may know',
    async (method) => {
      expect(await asked(`${method} /`)).toMatch(/^HTTP\/1\.1 200 /)
      expect(reached).toEqual([method])
    },
  )

  it('lets nobody learn anything without the key', async () => {
    expect(await said('TRACE / HTTP/1.1', `host: ${host}`, 'connection: close')).toMatch(/^HTTP\/1\.1 401 /)
  })
})
