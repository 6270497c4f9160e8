import { toy } from '../toy-protocol.ts'
import { serveTcp, type TestServer } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

/** Says this to each request, piece by piece. It hangs up then, unless it is asked again. */
const serveRaw = (
  pieces: readonly string[],
  asked: string[] = [],
  ending: 'ends' | 'stays' = 'ends',
): Promise<TestServer> =>
  serveTcp((socket) => {
    socket.setNoDelay(true).on('data', (chunk) => {
      asked.push(chunk.toString('latin1'))
      const say = async (): Promise<void> => {
        for (const [index, piece] of pieces.entries()) {
          if (index > 0) await sleep(3)
          socket.write(piece, 'latin1')
        }
        if (ending === 'ends') socket.end()
      }
      void say()
    })
  })

const unasked = 'HTTP/1.1 100 Continue\r\n\r\n'
const head = 'HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\n'

/** What was heard of a refusal before the line broke, and whether that is one. */
const refusals: readonly (readonly [what: string, pieces: readonly string[], isRefusal: boolean])[] = [
  ...Array.from({ length: head.length }, (_, at) => head.slice(0, at + 1)).flatMap((begun) =>
    begun.length < 14 || begun.length % 9 === 0
      ? [[JSON.stringify(begun), [begun], begun.length >= 12] as const]
      : [],
  ),
  ['a head in two', [head.slice(0, 10), head.slice(10)], true],
  ['a head in letters', Array.from(head.slice(0, 30)), true],
  ['lines that are none, and a head', [`\r\n\r\n${head}`], true],
  ['100, and a whole refusal', [`${unasked}${head}\r\n{}`], true],
  ['100, and later a whole refusal', [unasked, `${head}\r\n{}`], true],
  ['100 in two, and a refusal', ['HTTP/1.1 10', '0 Continue\r\n\r', `\n${head}`], true],
  ['103, 100, and a refusal', [`HTTP/1.1 103 Early\r\nlink: a\r\n\r\n${unasked}${head}`], true],
  ['many of 100, and a refusal', [unasked.repeat(50), head], true],
  ['a head that is too long', [`${head}x: ${'a'.repeat(40_000)}\r\n\r\n`], true],
  ['a head with two lengths', [`${head}content-length: 3\r\n\r\n{}`], true],
  ['a header that is none', [`${head}\0bad\r\n\r\n`], true],
  ['a success that was cut short', ['HTTP/1.1 200 OK\r\ncontent-le'], false],
  ['100 alone', [unasked], false],
  ['a redirect that was cut short', ['HTTP/1.1 302 Found\r\nlocation: /'], false],
]

describe('A login that heard', () => {
  it.concurrent.each(refusals)(
    '%s sends the password as often as it should',
    async (_what, pieces, isRefusal) => {
      const asked: string[] = []
      await using server = await serveRaw(pieces, asked)
      await using transport = nodeTransport()
      const credentials = { username: 'ann', password: 'not what ann has' }
      await using session = createSession(toy(`${server.origin}/base/`), { credentials, transport })

      const code = await session.login().catch((error: unknown) => (error as { readonly code: string }).code)
      await session.login().catch(() => {})

      expect([code, asked.length]).toEqual(isRefusal ? ['credentials-rejected', 1] : ['unreachable', 2])
    },
  )
})

const body = `${unasked}HTTP/1.1 401 No\r\n\r\nHTTP/1.1 100 x`
const answer = (text: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n`

/** What a server says of a body that looks like heads, split in every way. */
const bodies: Readonly<Record<string, readonly string[]>> = {
  'at once': [answer(body) + body],
  'behind its head': [answer(body), body],
  'in pieces': [answer(body), unasked, body.slice(unasked.length)],
  'in chunks': [
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
    `${body.length.toString(16)}\r\n`,
    body,
    '\r\n0\r\n\r\n',
  ],
  'behind 100, at once': [unasked + answer(body) + body],
  'behind 100, in pieces': [unasked, unasked + answer(body), body],
}

describe('An answer', () => {
  it.each(Object.entries(bodies))('is read to the letter: %s, a second one too', async (_how, pieces) => {
    await using server = await serveRaw(pieces, [], 'stays')
    await using transport = nodeTransport({ connections: 1 })

    for (let calls = 0; calls < 3; calls += 1) {
      const response = await transport(server.origin, { method: 'POST', body: 'text' })
      expect([response.status, await response.text()]).toEqual([200, body])
    }
    expect(server.connections()).toBe(1)
  })

  it('of a call names the refusal that was cut short', async () => {
    await using server = await serveRaw([head])
    await using transport = nodeTransport()

    await expect(transport(server.origin)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { status: 401, message: expect.stringContaining('answered 401') as string },
    })
  })
})
