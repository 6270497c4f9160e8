import { toy } from '../toy-protocol.ts'
import { serve, type TestServer } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const megabyte = 1_048_576
const transport = nodeTransport()
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    if (request.url?.endsWith('/login')) {
      response.setHeader('content-type', 'application/json').end('{"token":"token-1"}')
      return
    }
    response.writeHead(200, { 'x-length': request.headers['content-length'] ?? 'unknown' })
    request.pipe(response)
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
afterEach(() => vi.restoreAllMocks())

/** How often as many bytes as these are copied in the meantime. */
const countCopies = ({ byteLength }: Uint8Array): (() => number) => {
  const slice = vi.spyOn(Uint8Array.prototype, 'slice')
  const concat = vi.spyOn(Buffer, 'concat')
  return () => {
    const sliced = slice.mock.contexts.filter((whole) => (whole as Uint8Array).byteLength === byteLength)
    const joined = concat.mock.calls.filter(([pieces]) =>
      pieces.some((each) => each.byteLength === byteLength),
    )
    return sliced.length + joined.length
  }
}
const sessionOn = (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  createSession(toy(server.origin), {
    credentials: { username: 'admin', password: 'made-up' },
    transport: fetch,
  }).fetch

const senders: readonly (readonly [string, () => typeof globalThis.fetch])[] = [
  ['the transport', () => transport],
  ['a session on it', () => sessionOn(transport)],
]

describe('Bytes that are sent by', () => {
  it.each(senders)('%s are copied once, and arrive as they were', async (_who, make) => {
    const body = new Uint8Array(3 * megabyte).fill(1)
    const copies = countCopies(body)

    const sending = make()(`${server.origin}/echo`, { method: 'POST', body })
    body.fill(2)
    const echo = new Uint8Array(await (await sending).arrayBuffer())

    expect(copies()).toBe(1)
    expect([echo.byteLength, echo.every((byte) => byte === 1)]).toEqual([3 * megabyte, true])
  })

  it('a wrapper that puts others in their place are those', async () => {
    const wrapper: typeof globalThis.fetch = async (input, init) =>
      transport(input, init?.body ? { ...init, body: new TextEncoder().encode('others') } : init)

    for (const fetch of [sessionOn(wrapper), sessionOn(async (...call) => sessionOn(wrapper)(...call))]) {
      const answer = await fetch(`${server.origin}/echo`, { method: 'POST', body: new Uint8Array(4) })

      expect([answer.headers.get('x-length'), await answer.text()]).toEqual(['6', 'others'])
    }
  })
})

describe('A Request', () => {
  it('made of bytes is sent without another copy, and keeps its length', async () => {
    const body = new Uint8Array(3 * megabyte).fill(1)
    const request = new Request(`${server.origin}/echo`, { method: 'POST', body })
    const copies = countCopies(body)

    const answer = await transport(request)

    expect([answer.headers.get('x-length'), (await answer.arrayBuffer()).byteLength]).toEqual([
      String(3 * megabyte),
      3 * megabyte,
    ])
    expect(copies()).toBe(0)
  })

  it.each([1, 2, 5])(
    'made of a stream that fills one buffer again, %i times, arrives as it was',
    async (times) => {
      const buffer = new Uint8Array(4)
      let count = 0
      const body = new ReadableStream(
        {
          pull: (controller) => {
            if (count === times) {
              buffer.fill(99)
              controller.close()
              return
            }
            count += 1
            controller.enqueue(buffer.fill(count))
          },
        },
        { highWaterMark: 0 },
      )
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit

      const answer = await transport(new Request(`${server.origin}/echo`, init))

      const expected = Array.from({ length: times * 4 }, (_, index) => Math.floor(index / 4) + 1)
      expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(expected)
    },
  )
})
