import { createTrust } from '../node-transport/authority.ts'
import { listen, serve, serveTls, type TestServer } from '../node-transport/servers.ts'
import { toy } from '../toy-protocol.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSecureServer } from 'node:http2'
import { setImmediate } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

const mebibyte = 1_048_576
const bodyBytes = 2 * mebibyte

/** Answers a body with its digest. It reads slowly, so that the sender's socket is full most of the time. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hash = createHash('sha256')
  let pieces = 0
  for await (const piece of request) {
    hash.update(piece as Buffer)
    if (pieces++ % 8 === 0) for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  }
  response.end(request.url?.endsWith('login') ? '{"session":"1","idleMs":60000}' : hash.digest('hex'))
}

const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
  answer(request, response).catch(() => response.destroy())
}

/** One buffer, filled again as soon as another piece is asked for: each time with other bytes. */
function* refilled(pieceBytes: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes)
  for (let sent = 0, fill = 0; sent < bodyBytes; sent += pieceBytes, fill += 1) {
    yield buffer.fill(fill % 251).subarray(0, bodyBytes - sent)
  }
}

function digestOf(pieceBytes: number): string {
  const hash = createHash('sha256')
  for (const piece of refilled(pieceBytes)) hash.update(piece)
  return hash.digest('hex')
}

const sources: Readonly<Record<string, (pieceBytes: number) => BodyInit>> = {
  'an async iterable': (pieceBytes) => {
    const pieces = refilled(pieceBytes)
    const next = (): Promise<IteratorResult<Uint8Array>> => Promise.resolve(pieces.next())
    return { [Symbol.asyncIterator]: () => ({ next }) } as unknown as BodyInit
  },
  'a stream': (pieceBytes) => {
    const pieces = refilled(pieceBytes)
    const pull = (controller: ReadableStreamDefaultController): void => {
      const next = pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    }
    return new ReadableStream({ pull }, { highWaterMark: 0 })
  },
}

interface Way {
  readonly way: string
  readonly open: () => Promise<TestServer>
  readonly transport: Transport | undefined
}

describe('A long upload from one buffer that is filled again and again arrives as it was produced', async () => {
  const { ca, identity } = await createTrust()
  const node = nodeTransport({ ca })
  const http2 = nodeTransport({ ca, http2: true })
  afterAll(() => Promise.all([node[Symbol.asyncDispose](), http2[Symbol.asyncDispose]()]))

  const ways: readonly Way[] = [
    { way: "the platform's fetch", open: () => serve(onRequest), transport: undefined },
    { way: 'a wrapper of it', open: () => serve(onRequest), transport: (input, init) => fetch(input, init) },
    { way: 'nodeTransport', open: () => serve(onRequest), transport: node },
    { way: 'nodeTransport, within TLS', open: () => serveTls(onRequest, identity), transport: node },
    {
      way: 'nodeTransport, over HTTP/2',
      open: () => listen(createSecureServer(identity, onRequest as never)),
      transport: http2,
    },
  ]
  const cases = ways.flatMap((way) =>
    Object.entries(sources).flatMap(([source, make]) =>
      // Both sources come to the same door: one of them shows every size.
      (source === 'a stream' ? [65_536] : [1000, 16_384, 65_535, 65_536, mebibyte]).map((size) => ({
        ...way,
        source,
        make,
        size,
      })),
    ),
  )

  it.each(cases)(
    'by $way, from $source, in pieces of $size bytes',
    async ({ open, transport, make, size }) => {
      await using server = await open()
      const session = createSession(toy(`${server.origin}/`), {
        credentials: { username: 'ann', password: 'p' },
        transport,
        policy: { maxReplayBytes: 100_000 },
      })

      const init = { method: 'POST', body: make(size), duplex: 'half' }
      const answered = await session.fetch('things', init)

      expect(await answered.text()).toBe(digestOf(size))
    },
  )
})
