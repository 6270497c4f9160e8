import { type Authority, createAuthority } from './authority.ts'
import { listen, serve, serveTcp, type TestServer } from './servers.ts'
import { nodeTransport, type NodeTransport, type NodeTransportOptions } from '@org/session-core/node'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const ends: AsyncDisposable[] = []
afterEach(async () => {
  for (const each of ends.splice(0).toReversed()) await each[Symbol.asyncDispose]()
})
const use = <Kind extends AsyncDisposable>(resource: Kind): Kind => {
  ends.push(resource)
  return resource
}
const make = (options?: NodeTransportOptions): NodeTransport => use(nodeTransport(options))
const settle = (sending: Promise<Response>): Promise<unknown> =>
  sending.then(
    (response) => response.text(),
    (error: unknown) => error,
  )
const failed = {
  name: 'TypeError',
  message: 'fetch failed',
  cause: { advice: expect.stringContaining('Whether it ran the request is unknown') as unknown },
}

const requests: readonly (readonly [string, RequestInit])[] = [
  ['GET', {}],
  ['HEAD', { method: 'HEAD' }],
  ['OPTIONS', { method: 'OPTIONS' }],
  ['PUT', { method: 'PUT', body: 'text' }],
  ['DELETE', { method: 'DELETE' }],
  ['POST', { method: 'POST', body: 'text' }],
  ['PATCH', { method: 'PATCH', body: new Uint8Array(4) }],
  ['a form', { method: 'POST', body: new URLSearchParams('a=b') }],
  ['a blob', { method: 'PUT', body: new Blob(['text']) }],
  ['a stream', { method: 'PUT', body: new Blob(['text']).stream(), duplex: 'half' } as RequestInit],
]
/** A stream is read once. */
const fresh = ([name, init]: (typeof requests)[number]): RequestInit =>
  name === 'a stream' ? { ...init, body: new Blob(['text']).stream() } : init

/** What a server does to a request that it ran, and on which connection. */
const deaths: Readonly<Record<string, (socket: Socket) => void>> = {
  'hangs up': (socket) => void socket.end(),
  'is reset': (socket) => void socket.resetAndDestroy(),
  'hangs up in its head': (socket) => void socket.end('HTTP/1.1 200 O'),
  'says something that is not HTTP': (socket) => void socket.end('\r\nBYE\r\n'),
}
const cases = requests.flatMap((request) =>
  Object.entries(deaths).map(([how, die]) => ({ request, how, die })),
)

describe('What was written is not sent again, over HTTP/1.1', () => {
  it.each(cases)(
    '$request.0, on a used connection, by a server that ran it and $how',
    async ({ die, request }) => {
      let ran = 0
      const server = use(
        await serve((incoming, response) => {
          if (incoming.url === '/warm') return void response.end('ok')
          ran += 1
          incoming.resume().on('end', () => die(incoming.socket))
        }),
      )
      const transport = make({ connections: 1 })
      await (await transport(`${server.origin}/warm`)).text()

      const failure = await settle(transport(server.origin, fresh(request)))

      expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
      expect([ran, server.connections()]).toEqual([1, 1])
    },
  )

  it.each(cases)('$request.0, on a fresh connection that spoke first, and $how', async ({ die, request }) => {
    let ran = 0
    const server = use(
      await serveTcp((socket) => {
        socket.write('\r\n')
        socket.once('data', () => {
          ran += 1
          setImmediate(() => die(socket))
        })
      }),
    )

    const failure = await settle(make()(server.origin, fresh(request)))

    expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
    expect(ran).toBe(1)
  })

  // Each waits for a second, undici's grain: all of them at a time.
  it.concurrent.each(requests)(
    '%s, by a server that is slower than headersTimeoutMs',
    async (...request) => {
      let ran = 0
      await using server = await serve((incoming, response) => {
        if (incoming.url === '/warm') response.end('ok')
        else ran += 1
      })
      await using transport = nodeTransport({ headersTimeoutMs: 50, connections: 1 })
      await (await transport(`${server.origin}/warm`)).text()

      const failure = await settle(transport(server.origin, fresh(request)))

      expect(failure).toMatchObject({ cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } })
      expect(ran).toBe(1)
    },
    10_000,
  )

  it('says that whether it ran is unknown', async () => {
    const server = use(await serveTcp((socket) => socket.once('data', () => socket.end())))

    expect(await settle(make()(server.origin))).toMatchObject(failed)
  })

  it('but what was not written goes on another connection, a POST too', async () => {
    const sockets: Socket[] = []
    const server = use(
      await serve((request, response) => {
        sockets.push(request.socket)
        request.resume().on('end', () => response.end('ok'))
      }),
    )
    const transport = make({ connections: 1 })
    await (await transport(server.origin)).text()

    sockets[0]?.end()
    await vi.waitUntil(() => server.open() === 0)
    const text = await settle(transport(server.origin, { method: 'POST', body: 'text' }))

    expect([text, sockets.length, server.connections()]).toEqual(['ok', 2, 2])
  })

  it('an unused connection is closed before the time that its server names is over', async () => {
    const server = use(
      await serve((_request, response) => {
        response.setHeader('keep-alive', 'timeout=2').end('ok')
      }),
    )
    const transport = make({ connections: 1 })

    await (await transport(server.origin)).text()
    await (await transport(server.origin)).text()

    expect(server.connections()).toBe(2)
  })
})

const lost: unknown = expect.objectContaining({ name: 'TypeError', message: 'fetch failed' })

/** What an HTTP/2 server does to a request: how often it has seen it in the end, and whether it is answered. */
const streams: readonly (readonly [string, (stream: ServerHttp2Stream) => void, number, unknown])[] = [
  ['resets it', (stream) => stream.close(2), 1, lost],
  ['cancels it', (stream) => stream.close(8), 1, lost],
  ['loses the connection', (stream) => stream.session?.destroy(), 1, lost],
  ['says goodbye after it', (stream) => stream.session?.destroy(undefined, 2), 1, lost],
  ['says that it refused it', (stream) => stream.close(7), 1, lost],
  ['says goodbye as if it refused it', (stream) => stream.session?.destroy(undefined, 7), 1, lost],
]

describe('What was written is not sent again, over HTTP/2', () => {
  let authority: Authority
  let server: TestServer
  let seen: number
  let behave: (stream: ServerHttp2Stream) => void
  beforeAll(async () => {
    authority = await createAuthority('Our Own Authority')
    const http2 = createSecureServer(await authority.issue())
    http2
      .on('sessionError', () => {})
      .on('stream', (stream) => {
        stream.on('error', () => {})
        seen += 1
        behave(stream)
      })
    server = await listen(http2)
  })
  afterAll(() => server[Symbol.asyncDispose]())
  const secure = (): NodeTransport => make({ ca: authority.certificate, roots: 'none', http2: true })
  const answer = (stream: ServerHttp2Stream): void => {
    stream.respond({ ':status': 200 })
    stream.end('ok')
  }
  const rows = streams.flatMap(([how, act, times, text]) =>
    requests
      .filter(([name]) => name !== 'a stream' && name !== 'a blob' && name !== 'HEAD')
      .map((request) => ({ how, act, times, text, request })),
  )

  it.each(rows)('$request.0, by a server that $how', async ({ act, request, text, times }) => {
    behave = (stream) => {
      behave = answer
      act(stream)
    }
    seen = 0

    const outcome = await settle(secure()(server.origin, fresh(request)))

    expect([outcome, seen]).toEqual([text, times])
  })

  it('a GOAWAY lets what it covers end, and what comes after goes on another connection', async () => {
    const before = server.connections()
    behave = (stream) => {
      behave = answer
      stream.session?.goaway(0)
      setImmediate(answer, stream)
    }
    seen = 0
    const transport = secure()

    const first = await settle(transport(server.origin, { method: 'POST', body: 'text' }))
    const second = await settle(transport(server.origin, { method: 'POST', body: 'text' }))

    expect([first, second, seen, server.connections() - before]).toEqual(['ok', 'ok', 2, 2])
  })
})
