import { createTrust } from './authority.ts'
import { failOnUncaught } from './fail-on-uncaught.ts'
import { listen, serve, serveTcp, type TestServer } from './servers.ts'
import { nodeTransport, type NodeTransport } from '@org/session-core/node'
import { constants, createSecureServer, type ServerHttp2Stream } from 'node:http2'
import { describe, expect, it, vi } from 'vitest'

failOnUncaught()
const { ca, identity } = await createTrust()

/** A server that answers an upload before it has read it, and how many uploads it still waits for. */
interface EarlyServer extends TestServer {
  readonly waiting: () => number
}
type Serve = (status: number, answer: Buffer) => Promise<EarlyServer>

const overHttp2 =
  (then: (stream: ServerHttp2Stream) => void): Serve =>
  async (status, answer) => {
    let waiting = 0
    const server = createSecureServer(identity)
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {})
      if (headers[':method'] === 'GET') {
        stream.respond({ ':status': 200 })
        stream.end('ok')
        return
      }
      waiting += 1
      stream.once('close', () => (waiting -= 1))
      stream.respond({ ':status': status })
      stream.end(answer, () => then(stream))
    })
    return Object.assign(await listen(server), { waiting: () => waiting })
  }
const overHttp1: Serve = async (status, answer) => {
  let waiting = 0
  const server = await serve((request, response) => {
    if (request.method === 'GET') return void response.end('ok')
    waiting += 1
    request.socket.once('close', () => (waiting -= 1))
    response.writeHead(status).end(answer)
  })
  return Object.assign(server, { waiting: () => waiting })
}
/** Reads on behind its answer: a connection that is closed with something unread is reset, and the answer lost with it. */
const hangingUp: Serve = async (status, answer) => {
  let waiting = 0
  const server = await serveTcp((socket) => {
    waiting += 1
    socket.once('close', () => (waiting -= 1))
    socket.once('data', (data) => {
      const [code, body] = data.toString('latin1').startsWith('GET') ? [200, 'ok'] : [status, answer]
      socket.write(`HTTP/1.1 ${code} Early\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`)
      socket.end(body)
      socket.resume()
    })
  })
  return Object.assign(server, { waiting: () => waiting })
}

const ways: Readonly<Record<string, Serve>> = {
  'over HTTP/1.1': overHttp1,
  'over HTTP/1.1, which hangs up': hangingUp,
  'over HTTP/2': overHttp2(() => {}),
  'over HTTP/2, which wants no more': overHttp2((stream) => stream.close(0)),
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const megabyte = 1_048_576
const many = Buffer.alloc(20 * megabyte, 'x')

/** An upload, and how often its source was asked and whether it was let go. */
interface Upload {
  readonly init: RequestInit
  readonly asked: () => number
  readonly end: Promise<unknown>
}
const ofStream = (): Upload => {
  let asked = 0
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const body = new ReadableStream({
    pull: async (controller) => {
      asked += 1
      await turn()
      controller.enqueue(new Uint8Array(20_000))
    },
    cancel: resolve,
  })
  return { init: { body, duplex: 'half' } as RequestInit, asked: () => asked, end: promise }
}
const ofIterable = (): Upload => {
  let asked = 0
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    asked += 1
    await turn()
    return { done: false, value: new Uint8Array(20_000) }
  }
  const end = (): Promise<IteratorResult<Uint8Array>> => {
    resolve(undefined)
    return Promise.resolve({ done: true, value: undefined })
  }
  const body = { [Symbol.asyncIterator]: () => ({ next, return: end }) } as unknown as ReadableStream
  return { init: { body, duplex: 'half' } as RequestInit, asked: () => asked, end: promise }
}
/** It is silent after its first piece: nobody asks it again until it is let go. */
const ofSilence = (): Upload => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: resolve,
  })
  return { init: { body, duplex: 'half' } as RequestInit, asked: () => 0, end: promise }
}
const whole = (body: () => BodyInit) => (): Upload => ({
  init: { body: body() },
  asked: () => 0,
  end: Promise.resolve(),
})
const uploads: Readonly<Record<string, () => Upload>> = {
  'a stream': ofStream,
  'a stream that is silent': ofSilence,
  'an iterable': ofIterable,
  'a blob': whole(() => new Blob([many])),
  bytes: whole(() => many),
  'a text': whole(() => many.toString()),
  'a form': whole(() => {
    const form = new FormData()
    form.set('file', new Blob([many]))
    return form
  }),
}
const replies: readonly (readonly [says: string, status: number, answer: Buffer])[] = [
  ['no', 413, Buffer.from('too much')],
  ['no, without a word', 401, Buffer.alloc(0)],
  ['yes, at length', 200, Buffer.alloc(300_000, 'y')],
]
/** What is said does not depend on what is sent: one that is asked for its pieces, and one that is there, hear it all. */
const hearAll = new Set(['a stream', 'bytes'])
const cases = Object.keys(uploads).flatMap((upload) =>
  replies
    .filter(([says]) => says === 'no' || hearAll.has(upload))
    .map(([says, status, answer]) => ({ upload, says, status, answer })),
)

describe.each(Object.entries(ways))(
  'A server that answers before it has read the upload, %s,',
  (_way, run) => {
    it.each(cases)('and says $says, to $upload', async ({ answer, status, upload }) => {
      await using server = await run(status, answer)
      await using transport: NodeTransport = nodeTransport({ ca, roots: 'none', http2: true })
      const { asked, end, init } = uploads[upload]?.() ?? ofStream()

      const response = await transport(server.origin, { ...init, method: 'POST' })
      const text = await response.text()

      expect([response.status, text]).toEqual([status, answer.toString()])
      // The source is let go, and nobody asks it any more.
      await end
      const often = asked()
      for (let count = 0; count < 10; count += 1) await turn()
      expect(asked() - often).toBeLessThan(2)
      // Nothing waits for the rest of the upload, and the next call gets through.
      await vi.waitFor(() => expect(server.waiting()).toBe(0))
      expect(await (await transport(server.origin)).text()).toBe('ok')
    })
  },
)

it('An answer over HTTP/2 that its reader takes slowly is whole when the server wants no more of the upload', async () => {
  await using server = await listen(
    createSecureServer(identity).on('stream', (stream) => {
      stream.on('error', () => {})
      stream.respond({ ':status': 200 })
      stream.end(Buffer.alloc(50_000, 'y'), () => stream.close(0))
    }),
  )
  await using transport = nodeTransport({ ca, roots: 'none', http2: true })
  const { init } = ofStream()
  const reader = (await transport(server.origin, { ...init, method: 'POST' })).body?.getReader()

  let size = 0
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    size += piece.value.byteLength
    for (let count = 0; count < 20; count += 1) await turn()
  }

  expect(size).toBe(50_000)
})

it('An upload over HTTP/2 that was given up is not taken for whole by a server that reads it on', async () => {
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  await using server = await listen(
    createSecureServer(identity).on('stream', (stream) => {
      stream.on('error', () => {})
      stream.respond({ ':status': 202 })
      stream.end()
      stream.resume().once('close', () => resolve(stream.rstCode))
    }),
  )
  await using transport = nodeTransport({ ca, roots: 'none', http2: true })

  await (await transport(server.origin, { ...ofStream().init, method: 'POST' })).text()

  expect(await promise).toBe(constants.NGHTTP2_CANCEL)
})

it('Long uploads over HTTP/2, given up or not, leave its connection to the other calls', async () => {
  await using server = await listen(
    createSecureServer(identity).on('stream', (stream, headers) => {
      stream.on('error', () => {})
      stream.respond({ ':status': headers[':method'] === 'GET' ? 200 : 413 })
      stream.end('answered')
    }),
  )
  await using transport = nodeTransport({ ca, roots: 'none', http2: true })
  const body = Buffer.alloc(4 * megabyte)

  const texts = new Set<string>()
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all([
      transport(server.origin, { method: 'POST', body }),
      transport(server.origin),
    ])
    for (const each of answers) texts.add(await each.text())
  }

  expect([...texts]).toEqual(['answered'])
  expect(server.connections()).toBe(1)
})
