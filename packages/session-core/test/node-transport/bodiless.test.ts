import { toy } from '../toy-protocol.ts'
import { type Authority, createAuthority } from './authority.ts'
import { failOnUncaught } from './fail-on-uncaught.ts'
import { listen, serveTcp, type TestServer } from './servers.ts'
import { createSession, isSessionError } from '@org/session-core'
import { nodeTransport, type NodeTransport } from '@org/session-core/node'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const ends: AsyncDisposable[] = []
failOnUncaught()
afterEach(async () => {
  for (const each of ends.splice(0).toReversed()) await each[Symbol.asyncDispose]()
})
const use = <Kind extends AsyncDisposable>(resource: Kind): Kind => {
  ends.push(resource)
  return resource
}

const large = 'x'.repeat(100_000)
const nothing = (): void => {}
const end = (socket: Socket): void => void socket.end()
const reset = (socket: Socket): void => void socket.resetAndDestroy()

/** What follows the head of an answer that should have no body, and how it ends. */
const endings: Readonly<Record<string, readonly [rest: string, then: (socket: Socket) => void]>> = {
  'no body': ['content-length: 0\r\n\r\n', nothing],
  'no body, after which the server hangs up': ['connection: close\r\n\r\n', end],
  'a length, and a body that is all there': ['content-length: 4\r\n\r\nbody', nothing],
  'chunks that are all there': ['transfer-encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n', nothing],
  'a length, and a body that breaks off': ['content-length: 10\r\n\r\nhalf ', end],
  'chunks that break off': ['transfer-encoding: chunked\r\n\r\n5\r\nhalf ', end],
  'a length, and a connection that is reset': ['content-length: 10\r\n\r\n', reset],
  'a length, and silence': ['content-length: 10\r\n\r\nhalf ', nothing],
  'chunks, and silence': ['transfer-encoding: chunked\r\n\r\n', nothing],
  'a large body of known length': [`content-length: ${large.length}\r\n\r\n${large}`, nothing],
  'a large body in chunks': [
    `transfer-encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
    nothing,
  ],
  'a compressed body that is none': ['content-encoding: gzip\r\ncontent-length: 4\r\n\r\nbody', nothing],
}

/** Answers the first request with this, and every other one with `ok`. */
const oddOnce = async (odd: string, then: (socket: Socket) => void): Promise<TestServer> => {
  let isFirst = true
  return use(
    await serveTcp((socket) => {
      socket.on('data', () => {
        const [text, after] = isFirst
          ? [odd, then]
          : ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok', nothing]
        isFirst = false
        socket.write(text, () => after(socket))
      })
    }),
  )
}
const told = async (answering: Promise<Response>): Promise<unknown> => {
  const { body, status } = await answering
  return { body, status }
}

describe.each([204, 205, 304])('A %i over HTTP/1.1', (status) => {
  const speak = ([rest, then]: readonly [string, (socket: Socket) => void]): Promise<TestServer> =>
    oddOnce(`HTTP/1.1 ${status} Odd\r\n${rest}`, then)

  it.each(Object.entries(endings))('with %s is an answer, and holds nothing up', async (_name, ending) => {
    const server = await speak(ending)
    const transport = use(nodeTransport({ connections: 1 }))

    const first = await told(transport(server.origin))
    const second = await transport(server.origin)

    expect([first, await second.text()]).toEqual([{ status, body: null }, 'ok'])
  })

  it.each(Object.entries(endings))('with %s is an answer, aborted as it comes', async (_name, ending) => {
    const server = await speak(ending)
    const transport = use(nodeTransport({ connections: 1 }))
    const abort = new AbortController()

    const first = transport(server.origin, { signal: abort.signal }).finally(() => abort.abort())
    const [settled] = await Promise.allSettled([told(first)])
    const second = await transport(server.origin)

    expect([settled.status, await second.text()]).toEqual(['fulfilled', 'ok'])
  })

  it.each(Object.entries(endings))('with %s ends a login, not the process', async (_name, ending) => {
    const server = await speak(ending)
    const transport = use(nodeTransport({ connections: 1 }))
    const credentials = { username: 'ann', password: 'of ann' }
    await using session = createSession(toy(server.origin), { credentials, transport })

    const failure: unknown = await session.login().catch((error: unknown) => error)

    expect(isSessionError(failure)).toBe(true)
  })
})

describe('A 101 that nobody asked for', () => {
  it.each(Object.entries(endings))('with %s is a failure', async (_name, [rest, then]) => {
    const server = await oddOnce(`HTTP/1.1 101 Odd\r\n${rest}`, then)
    const transport = use(nodeTransport({ connections: 1 }))

    await expect(transport(server.origin)).rejects.toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
    })
    expect(await (await transport(server.origin)).text()).toBe('ok')
  })
})

/** The same over HTTP/2, where the head may say that it is the end, or not. */
const streamEndings: Readonly<Record<string, (stream: ServerHttp2Stream, status: number) => void>> = {
  'its end': (stream, status) => stream.respond({ ':status': status }, { endStream: true }),
  'its end in a frame of its own': (stream, status) => {
    stream.respond({ ':status': status })
    stream.end()
  },
  'a reset': (stream, status) => {
    stream.respond({ ':status': status })
    setImmediate(() => stream.close(8))
  },
  'a lost connection': (stream, status) => {
    stream.respond({ ':status': status })
    setImmediate(() => stream.session?.destroy())
  },
  'a GOAWAY': (stream, status) => {
    stream.respond({ ':status': status })
    stream.session?.goaway(0)
  },
  'a large body': (stream, status) => {
    stream.respond({ ':status': status })
    if (!stream.writableEnded) stream.end(large)
  },
}

describe.each([204, 205, 304])('A %i over HTTP/2', (status) => {
  let authority: Authority
  let server: TestServer
  let behave: (stream: ServerHttp2Stream) => void
  let transport: NodeTransport
  beforeAll(async () => {
    authority = await createAuthority('Our Own Authority')
    const http2 = createSecureServer(await authority.issue())
    http2.on('sessionError', nothing).on('stream', (stream) => {
      stream.on('error', nothing)
      behave(stream)
    })
    server = await listen(http2)
  })
  afterAll(() => server[Symbol.asyncDispose]())
  const cases = Object.entries(streamEndings).flatMap(([name, odd]) => [
    { name, fate: 'is let be', odd, isAborted: false },
    { name, fate: 'is aborted', odd, isAborted: true },
  ])

  it.each(cases)('that ends with $name, and $fate, is an answer', async ({ isAborted, odd }) => {
    transport = use(nodeTransport({ ca: authority.certificate, roots: 'none', http2: true }))
    const abort = new AbortController()
    behave = (stream) => {
      behave = (next) => {
        next.respond({ ':status': 200 })
        next.end('ok')
      }
      odd(stream, status)
    }

    const first = await told(transport(server.origin, { signal: abort.signal }))
    if (isAborted) abort.abort()
    // What is written before a GOAWAY was read is lost with its connection: the caller tries again.
    const second = await vi.waitFor(() => transport(server.origin))

    expect([first, await second.text()]).toEqual([{ status, body: null }, 'ok'])
  })
})
