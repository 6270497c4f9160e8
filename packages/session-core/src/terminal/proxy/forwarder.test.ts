import { plainServer } from '../../../test/fixtures/plain-server.ts'
import type { Session } from '../../session.ts'
import { leanTransport } from '../http/lean-transport.ts'
import { createForwarder } from './forwarder.ts'
import { once } from 'node:events'
import { request, type IncomingMessage, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const listen = async (handle: RequestListener): Promise<URL> => new URL((await plainServer(handle)).url)

/** What a caller gets through a forwarder to this server. */
async function forwarded(
  server: RequestListener,
  headers: Record<string, string> = {},
  { fetch = globalThis.fetch, body }: { readonly fetch?: Session['fetch']; readonly body?: Buffer } = {},
): Promise<IncomingMessage> {
  const url = await listen(server)
  const session = { fetch } as Session
  const { handle } = createForwarder({ session, url, sessionHeaders: ['x-session'] })
  const proxy = await listen((...exchange) => void handle(...exchange))
  const asking = request(proxy, { headers, method: body ? 'PUT' : 'GET' })
  asking.end(body)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  return answer.resume()
}

it('hands on every cookie that the server sets', async () => {
  const answer = await forwarded((_request, response) => {
    response.setHeader('set-cookie', ['node=1; Path=/', 'other=2']).end('ok')
  })

  expect(answer.headers['set-cookie']).toEqual(['node=1; Path=/', 'other=2'])
})

it('keeps what a connection names for itself on that connection, both ways', async () => {
  const seen: IncomingMessage['headers'][] = []
  const { headers } = await forwarded(
    (incoming, response) => {
      seen.push(incoming.headers)
      response.writeHead(200, { connection: 'X-Ours, keep-alive', 'x-ours': '1', 'x-theirs': '2' }).end()
    },
    { connection: 'close, X-Mine', 'x-mine': '1', 'x-yours': '2', 'X-Session': 'mine' },
  )

  expect([headers['x-ours'], headers['x-theirs']]).toEqual([undefined, '2'])
  expect(seen).toEqual([expect.objectContaining({ 'x-yours': '2' })])
  expect(Object.keys(seen[0] ?? {})).not.toEqual(expect.arrayContaining(['x-mine']))
  expect(Object.keys(seen[0] ?? {})).not.toEqual(expect.arrayContaining(['x-session']))
})

it.each([
  [10, 'content-length'],
  [1_000_000, 'content-length'],
  [1_000_000, 'transfer-encoding'],
])('says how long an upload of %i bytes is as its sender does: %s', async (length, framing) => {
  const body = Buffer.alloc(length, 'x')
  const seen: unknown[] = []
  const server: RequestListener = (incoming, response) => {
    const { 'content-length': announced, 'transfer-encoding': encoding } = incoming.headers
    void text(incoming).then((sent) => {
      seen.push([announced, encoding, sent.length])
      response.end()
    })
  }
  const headers = { [framing]: framing === 'content-length' ? String(length) : 'chunked' }

  for (const fetch of [leanTransport(), globalThis.fetch]) await forwarded(server, headers, { fetch, body })

  const expected =
    framing === 'content-length' ? [String(length), undefined, length] : [undefined, 'chunked', length]
  expect(seen).toEqual([expected, expected])
})

it.each(['1.0', '1.1'])('resets a connection of HTTP/%s whose answer broke off', async (version) => {
  const url = await listen((_request, response) => {
    response.write('half', () => setTimeout(() => response.destroy(), 20))
  })
  const session = { fetch: globalThis.fetch } as Session
  const { handle } = createForwarder({ session, url, sessionHeaders: [] })
  const proxy = await listen((...exchange) => void handle(...exchange))
  const socket = connect(Number(proxy.port), '127.0.0.1')
  socket.write(`GET / HTTP/${version}\r\nHost: proxy\r\nConnection: close\r\n\r\n`)

  await expect(text(socket)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

/** Brings the first words that a caller hears of an answer, who then waits no longer. */
async function firstWords(server: RequestListener): Promise<string> {
  const url = await listen(server)
  const session = { fetch: leanTransport() } as Session
  const { handle } = createForwarder({ session, url, sessionHeaders: [] })
  const proxy = await listen((...exchange) => void handle(...exchange))
  const socket = connect(Number(proxy.port), '127.0.0.1')
  socket.write(`GET / HTTP/1.1\r\nHost: proxy\r\n\r\n`)
  const [words] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return words.toString('latin1')
}

it.each<[string, RequestListener]>([
  [
    'sends nothing yet',
    (_request, response) => {
      response.flushHeaders()
    },
  ],
  [
    'then breaks off',
    (_request, response) => {
      response.flushHeaders()
      setTimeout(() => response.destroy(), 20)
    },
  ],
  [
    'sends what is packed otherwise than it says',
    (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('ok'),
  ],
])('tells the head of an answer whose server %s: who hears nothing may ask again', async (_what, server) => {
  expect(await firstWords(server)).toMatch(/^HTTP\/1\.1 (?:200|502) /)
})

it('hands on the words beside the status', async () => {
  const words = await firstWords((_request, response) => void response.writeHead(412, 'Token expired').end())

  expect(words).toMatch(/^HTTP\/1\.1 412 Token expired\r\n/)
})

it.each([
  ['gzip', gzipSync('ok'), undefined],
  ['compress', Buffer.from('ok'), 'compress'],
  ['gzip, aws-chunked', Buffer.from('ok'), 'gzip, aws-chunked'],
])('says how a body is packed that nobody unpacked: %s', async (coding, body, said) => {
  const words = await firstWords((_request, response) => {
    response.writeHead(200, { 'content-encoding': coding }).end(body)
  })

  expect(/^content-encoding: (.*)\r$/m.exec(words)?.[1]).toBe(said)
})
