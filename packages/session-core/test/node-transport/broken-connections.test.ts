import { createTrust } from './authority.ts'
import { header, ok, type RawStream, serveFrames } from './frame-server.ts'
import { nodeTransport } from '@org/session-core/node'
import { afterAll, expect, it } from 'vitest'

/** What no server may say: whoever hears it ends the whole connection (RFC 9113, 5.4.1). */
const offences: Readonly<Record<string, (stream: RawStream) => void>> = {
  'more than its content-length': (stream) => {
    stream.head(Buffer.concat([ok, header('content-length', '3')]))
    stream.data('four', { isLast: true })
  },
  'a body before its head': (stream) => stream.data('text', { isLast: true }),
  'a head that cannot be read': (stream) => stream.frame(1, 5, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff])),
  'a frame that is too large': (stream) => stream.frame(0, 1, Buffer.alloc(20_000)),
  'a promise that nobody asked for': (stream) => stream.frame(5, 4, Buffer.from([0, 0, 0, 2, 0x88])),
}

const { ca, identity } = await createTrust()
const transport = nodeTransport({ ca, roots: 'none', http2: true })
afterAll(() => transport[Symbol.asyncDispose]())

const read = (url: string, init?: RequestInit): Promise<unknown> =>
  transport(url, init)
    .then((response) => response.text())
    .catch((error: unknown) => error)

const uploads: Readonly<Record<string, () => RequestInit>> = {
  'who asks': () => ({}),
  'who sends a text': () => ({ method: 'POST', body: 'text' }),
  'who sends a stream': () =>
    ({ method: 'POST', body: new Blob(['a stream']).stream(), duplex: 'half' }) as RequestInit,
}
const cases = Object.keys(offences).flatMap((what) =>
  Object.entries(uploads).map(([who, init]) => [who, what, init] as const),
)

it.each(cases)(
  '%s in the moment after %s is served on another connection, and the first call is not sent again',
  async (_who, what, init) => {
    let requests = 0
    await using server = await serveFrames(identity, (stream) => {
      requests += 1
      if (requests === 1) {
        offences[what]?.(stream)
        return
      }
      stream.head(ok)
      stream.data('served', { isLast: true })
    })

    expect(await read(server.origin)).toMatchObject({ name: 'TypeError', cause: { name: 'TransportError' } })
    const next = [await read(server.origin, init()), await read(server.origin)]

    expect(next).toEqual(['served', 'served'])
    expect([requests, server.connections()]).toEqual([3, 2])
  },
)
