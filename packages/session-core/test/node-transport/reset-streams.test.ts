import { createTrust } from './authority.ts'
import { earlyHints, header, ok, type RawStream, resetCodes, serveFrames, tooLarge } from './frame-server.ts'
import { nodeTransport, type NodeTransport } from '@org/session-core/node'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'

const packed = gzipSync('a text that is whole')

/** How far an answer came when its stream was reset, without a word that this is all. */
const begun: Readonly<Record<string, (stream: RawStream) => void>> = {
  'right after its head': (stream) => stream.head(ok),
  'after a few bytes': (stream) => {
    stream.head(ok)
    stream.data('{"a')
  },
  'in the middle of much': (stream) => {
    stream.head(ok)
    for (let count = 0; count < 4; count += 1) stream.data(Buffer.alloc(16_000, 'a'))
  },
  'with all that was packed': (stream) => {
    stream.head(Buffer.concat([ok, header('content-encoding', 'gzip')]))
    stream.data(packed)
  },
}

const { ca, identity } = await createTrust()
const make = (headersTimeoutMs: number): NodeTransport =>
  nodeTransport({ ca, roots: 'none', http2: true, headersTimeoutMs })
const transport = make(1000)
afterAll(() => transport[Symbol.asyncDispose]())

const read = (url: string, init?: RequestInit, through = transport): Promise<unknown> =>
  through(url, init)
    .then((response) => response.text())
    .catch((error: unknown) => error)

describe.each([
  ['at once', 0],
  ['a moment later', 20],
])('What a server resets %s', (_name, ms) => {
  const cases = ['GET', 'POST'].flatMap((method) =>
    Object.entries(resetCodes).flatMap(([code, number]) =>
      Object.keys(begun).map((where) => [method, code, where, number] as const),
    ),
  )
  it.each(cases)('is an error and not a whole answer: %s, %s %s', async (...[method, , where, code]) => {
    await using server = await serveFrames(identity, async (stream) => {
      begun[where]?.(stream)
      if (ms > 0) await sleep(ms)
      stream.reset(code)
    })

    const found = await read(server.origin, { method, ...(method === 'POST' && { body: 'text' }) })

    expect(found).toMatchObject({ name: 'TypeError', cause: { name: 'TransportError' } })
    expect(String((found as TypeError).cause)).toContain('before its answer was complete')
  })
})

describe('Over HTTP/2', () => {
  it.each([0, 3, 60_000])(
    'an answer of %i bytes that ends is whole, read late or at once',
    async (length) => {
      await using server = await serveFrames(identity, (stream) => {
        stream.head(ok, { isLast: length === 0 })
        for (let sent = 0; sent < length; sent += 16_000) {
          const piece = Buffer.alloc(Math.min(16_000, length - sent), 'a')
          stream.data(piece, { isLast: sent + piece.length === length })
        }
      })

      const response = await transport(server.origin)
      await sleep(50)

      expect(await response.text()).toHaveLength(length)
      expect(await read(server.origin)).toHaveLength(length)
    },
  )

  it.each(Object.entries(resetCodes))(
    'an answer that ended is whole, whatever resets its stream: %s',
    async (_name, code) => {
      await using server = await serveFrames(identity, async (stream) => {
        stream.head(tooLarge)
        stream.data('too much', { isLast: true })
        await sleep(20)
        stream.reset(code)
      })
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array(10)),
      })
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit

      expect(await read(server.origin, init)).toBe('too much')
    },
  )

  const hangUps = Object.keys(begun).flatMap((where) =>
    [true, false].map((isGraceful) => [where, isGraceful] as const),
  )
  it.each(hangUps)(
    'an answer whose connection ends is an error: %s, graceful %s',
    async (where, isGraceful) => {
      await using server = await serveFrames(identity, (stream) => {
        begun[where]?.(stream)
        stream.hangUp({ isGraceful })
      })

      expect(await read(server.origin)).toMatchObject({
        name: 'TypeError',
        cause: { name: 'TransportError' },
      })
    },
  )

  it('an interim answer begins the wait for the head anew', async () => {
    await using server = await serveFrames(identity, async (stream) => {
      for (let count = 0; count < 4; count += 1) {
        stream.head(earlyHints)
        await sleep(700)
      }
      stream.head(ok)
      stream.data('at last', { isLast: true })
    })

    // Longer in all than it waits, and a busy machine may be late by more than two of these.
    await using patient = make(2500)

    expect(await read(server.origin, {}, patient)).toBe('at last')
  })

  it.each([
    ['200', { code: 'UND_ERR_HEADERS_OVERFLOW' }],
    ['401', { code: 'CUT_HEAD', status: 401 }],
  ])('a head that is too long is no answer, and a refusal all the same: %s', async (status, cause) => {
    await using server = await serveFrames(identity, (stream) => {
      stream.head(Buffer.concat([header(':status', status), header('x-long', 'a'.repeat(20_000))]))
      stream.data('text', { isLast: true })
    })

    expect(await read(server.origin)).toMatchObject({ cause })
  })
})
