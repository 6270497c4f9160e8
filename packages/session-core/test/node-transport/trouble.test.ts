import { serveTcp, type TestServer } from './servers.ts'
import { nodeTransport, type NodeTransport, type NodeTransportOptions } from '@org/session-core/node'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

const ends: AsyncDisposable[] = []
afterEach(async () => {
  for (const each of ends.splice(0).toReversed()) await each[Symbol.asyncDispose]()
})
const make = (options?: NodeTransportOptions): NodeTransport => {
  const transport = nodeTransport(options)
  ends.push(transport)
  return transport
}
/** A server that says this to every request, byte for byte, and then does that. */
const speak = (text: string, then: (socket: Socket) => void = () => {}): Promise<TestServer> =>
  serveTcp((socket) => {
    socket.on('data', () => socket.write(text, () => then(socket)))
  })
const saying: typeof speak = async (...said) => {
  const server = await speak(...said)
  ends.push(server)
  return server
}
const failureOf = (sending: Promise<unknown>): Promise<unknown> => sending.catch((error: unknown) => error)
const head = 'HTTP/1.1 200 OK\r\n'

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const sendMore = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
  await aMoment()
  controller.enqueue(new Uint8Array(1000))
}
const nextPiece = async (): Promise<IteratorResult<Uint8Array>> => {
  await aMoment()
  return { done: false, value: new Uint8Array(1000) }
}
const ended = (end: () => void) => (): Promise<IteratorResult<Uint8Array>> => {
  end()
  return Promise.resolve({ done: true, value: undefined })
}

describe('A server that misbehaves', () => {
  it.each<[string, string, ((socket: Socket) => void) | undefined, string]>([
    ['resets', '', (socket) => void socket.resetAndDestroy(), 'ECONNRESET'],
    ['hangs up without a word', '', (socket) => void socket.end(), 'UND_ERR_SOCKET'],
    [
      'hangs up in the middle of its head',
      `${head}content-le`,
      (socket) => void socket.end(),
      'UND_ERR_SOCKET',
    ],
    ['speaks something else', 'SSH-2.0-OpenSSH\r\n', undefined, 'HPE_INVALID'],
    ['has a status below all', 'HTTP/1.1 099 No\r\ncontent-length: 0\r\n\r\n', undefined, 'HPE_INVALID'],
    [
      'has a head beyond measure',
      `${head}${'x-header: value\r\n'.repeat(10_000)}\r\n`,
      undefined,
      'UND_ERR_HEADERS_OVERFLOW',
    ],
    [
      'asks for another protocol',
      'HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n',
      undefined,
      'UND_ERR_SOCKET',
    ],
  ])('that %s fails the call', async (...[, text, then, code]) => {
    const server = await saying(text, then)

    const failure = await failureOf(make()(server.origin))

    expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code } })
    expect(String((failure as TypeError).cause)).toContain(`127.0.0.1:${server.port}`)
  })

  it.each<[string, string, (socket: Socket) => void, string]>([
    [
      'sends half a body and hangs up',
      'content-length: 10\r\n\r\nhalf ',
      (socket) => void socket.end(),
      'UND_ERR_SOCKET',
    ],
    [
      'sends half a body and resets',
      'content-length: 10\r\n\r\nhalf ',
      (socket) => void socket.resetAndDestroy(),
      'ECONNRESET',
    ],
    [
      'sends half of its chunks',
      'transfer-encoding: chunked\r\n\r\n5\r\nhalf \r\n',
      (socket) => void socket.end(),
      'UND_ERR_SOCKET',
    ],
    [
      'closes before the length that it announced',
      'connection: close\r\ncontent-length: 10\r\n\r\nhalf ',
      (socket) => void socket.end(),
      'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    ],
  ])('that %s gives an answer whose body fails, and never half of it', async (...[, rest, then, code]) => {
    const server = await saying(head + rest, then)

    const response = await make()(server.origin)

    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({
      name: 'TypeError',
      message: 'terminated',
      cause: { code },
    })
  })

  it('that sends more than it announced gives what it announced, and that connection is not used again', async () => {
    const server = await saying(
      `${head}content-length: 4\r\n\r\nbodyHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwrong`,
    )
    const transport = make()

    const texts = [
      await (await transport(server.origin)).text(),
      await (await transport(server.origin)).text(),
    ]

    expect(texts).toEqual(['body', 'body'])
    expect(server.connections()).toBe(2)
  })

  it('that breaks a handshake off has not seen the request, and the sentence does not say that it might', async () => {
    for (const end of ['destroy', 'resetAndDestroy', 'end'] as const) {
      const server = await saying('', (socket) => void socket[end]())

      const failure = await failureOf(make()(server.origin.replace('http:', 'https:')))

      expect(failure).toMatchObject({
        cause: {
          code: 'ECONNRESET',
          message: `127.0.0.1:${server.port} broke the TLS handshake off. Nothing was sent.`,
        },
      })
    }
  })

  it.each([
    ['a stream', (end: () => void) => new ReadableStream({ pull: sendMore, cancel: end })],
    [
      'an iterable',
      (end: () => void) => ({ [Symbol.asyncIterator]: () => ({ next: nextPiece, return: ended(end) }) }),
    ],
  ])('that answers before it has read it lets go of %s', async (_what, source) => {
    const server = await saying(`${head}content-length: 5\r\n\r\nenough`.slice(0, -1))
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const body = source(() => resolve('let go')) as ReadableStream

    const response = await make()(server.origin, { method: 'POST', body, duplex: 'half' } as RequestInit)
    await response.text()

    await expect(promise).resolves.toBe('let go')
  })

  it('that says first that it will say something is heard to the end', async () => {
    const server = await saying(
      `HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n${head}content-length: 2\r\n\r\nok`,
    )

    const response = await make()(server.origin)

    expect([response.status, response.headers.get('link'), await response.text()]).toEqual([200, null, 'ok'])
  })

  it('that sends many headers is understood when they are allowed', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `x-header-${index}: value\r\n`).join('')
    const server = await saying(`${head}${many}content-length: 0\r\n\r\n`)

    const { headers } = await make({ maxHeaderBytes: 1_000_000 })(server.origin)

    expect(headers.get('x-header-9999')).toBe('value')
  })
})

// undici looks at its clock twice a second: these wait side by side.
describe.concurrent('A server that stalls', () => {
  it('before it has taken the connection runs into connectTimeoutMs', async ({ expect }) => {
    await using mute = await serveTcp(() => {})
    await using transport = nodeTransport({ connectTimeoutMs: 100 })

    const failure = await failureOf(transport(`https://localhost:${mute.port}`))

    expect(failure).toMatchObject({ name: 'TypeError', cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } })
  })

  it('as a proxy runs into connectTimeoutMs', async ({ expect }) => {
    await using mute = await serveTcp(() => {})
    await using transport = nodeTransport({ connectTimeoutMs: 100, proxy: mute.origin })

    const failure = await failureOf(transport('https://localhost:1/'))

    expect(failure).toMatchObject({ name: 'TypeError', cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } })
  })

  it('before its answer runs into headersTimeoutMs', async ({ expect }) => {
    await using server = await speak('')
    await using transport = nodeTransport({ headersTimeoutMs: 100 })

    const failure = await failureOf(transport(server.origin))

    expect(failure).toMatchObject({ name: 'TypeError', cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } })
  })

  it('before the body has its head given out at once', async ({ expect }) => {
    await using server = await speak(`${head}content-length: 4\r\n\r\n`)
    await using transport = nodeTransport()

    const response = await transport(server.origin)

    expect(response.status).toBe(200)
    await response.body?.cancel()
  })

  it('in its body runs into bodyTimeoutMs, and half of it is never all', async ({ expect }) => {
    await using server = await speak(`${head}content-length: 10\r\n\r\nhalf `)
    await using transport = nodeTransport({ bodyTimeoutMs: 100 })

    const response = await transport(server.origin)

    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({
      name: 'TypeError',
      message: 'terminated',
      cause: { code: 'UND_ERR_BODY_TIMEOUT' },
    })
  })
})

it.each([
  ['nobody listens', 'http://127.0.0.1:1/', 'ECONNREFUSED', 'Nothing accepts connections at 127.0.0.1:1'],
  ['nobody has that name', 'http://no-such-host.invalid/', 'ENOTFOUND', 'no-such-host.invalid'],
])('says that %s', async (...[, url, code, words]) => {
  const failure = await failureOf(make()(url))

  expect(failure).toMatchObject({ name: 'TypeError', cause: { message: containing(words) } })
  expect(['EAI_AGAIN', code]).toContain((failure as { readonly cause: { readonly code: string } }).cause.code)
})
