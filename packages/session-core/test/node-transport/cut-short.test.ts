import { createTrust } from './authority.ts'
import { listen, serveTcp, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { constants, createSecureServer } from 'node:http2'
import type { Socket } from 'node:net'
import * as zlib from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'

const text = Array.from({ length: 3000 }, (_, index) => `line ${index * 7919}\n`).join('')
/** Its best would take most of the time of these tests. */
const brotli = (bytes: Buffer | string): Buffer =>
  zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })
const packed: Readonly<Record<string, Buffer>> = {
  gzip: zlib.gzipSync(text),
  'x-gzip': zlib.gzipSync(text),
  deflate: zlib.deflateSync(text),
  'deflate, without its wrapping': zlib.deflateRawSync(text),
  br: brotli(text),
  zstd: zlib.zstdCompressSync(text),
  'deflate, gzip': zlib.gzipSync(zlib.deflateSync(text)),
  'gzip, zstd': zlib.zstdCompressSync(zlib.gzipSync(text)),
  'gzip, of which the inner one is cut': zlib.gzipSync(text),
}
const encodingOf = (name: string): string =>
  name.endsWith('is cut') ? 'gzip, br' : name.replace(', without its wrapping', '')

/** What is left of a body when it was cut: at its first byte, in its middle, before its last one. */
const cuts: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  'after its first byte': (body) => body.subarray(0, 1),
  'in its middle': (body) => body.subarray(0, body.length >> 1),
  'before its last byte': (body) => body.subarray(0, -1),
}

interface Answer {
  readonly encoding: string
  readonly body: Buffer
}
type Way = (answer: Answer) => Promise<TestServer>

const respond = async (write: (socket: Socket) => void): Promise<TestServer> =>
  serveTcp((socket) => void socket.once('data', () => write(socket)))
const headOf = ({ encoding }: Answer, rest: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\n${rest}\r\n\r\n`

const { ca, identity } = await createTrust()
const transport = nodeTransport({ ca, roots: 'none', http2: true })
afterAll(() => transport[Symbol.asyncDispose]())

/** Ways to say where a body ends. Each says so correctly: only what is compressed can tell that there was more. */
const ways: Readonly<Record<string, Way>> = {
  'of a known length': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, `content-length: ${answer.body.length}`))
      socket.write(answer.body)
    }),
  'in chunks': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, 'transfer-encoding: chunked'))
      socket.write(`${answer.body.length.toString(16)}\r\n`)
      socket.write(answer.body)
      socket.write('\r\n0\r\n\r\n')
    }),
  'that lasts until the connection ends': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, 'connection: close'))
      socket.end(answer.body)
    }),
  'over HTTP/2': async ({ body, encoding }) =>
    listen(
      createSecureServer(identity, (_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding })
        response.end(body)
      }),
    ),
}

const read = async (way: Way, answer: Answer): Promise<unknown> => {
  await using server = await way(answer)
  const response = await transport(server.origin)
  return await response.text().then(
    (found) => (found === text ? 'whole' : found.slice(0, 80)),
    (error: unknown) => error,
  )
}

describe.each(Object.entries(ways))('A compressed body %s', (_name, way) => {
  it.each(Object.keys(packed))('is whole: %s', async (name) => {
    const body = packed[name] ?? Buffer.alloc(0)
    const whole = name.endsWith('is cut') ? brotli(body) : body

    expect(await read(way, { encoding: encodingOf(name), body: whole })).toBe('whole')
  })

  const cases = Object.keys(packed).flatMap((name) => Object.keys(cuts).map((cut) => [name, cut] as const))
  it.each(cases)('is an error when it was cut short: %s, %s', async (name, cut) => {
    const left = cuts[cut]?.(packed[name] ?? Buffer.alloc(0)) ?? Buffer.alloc(0)
    const body = name.endsWith('is cut') ? brotli(left) : left

    expect(await read(way, { encoding: encodingOf(name), body })).toMatchObject({
      name: 'TypeError',
      message: 'terminated',
      cause: { code: 'UNDECODABLE' },
    })
  })

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, br'])('may be empty: %s', async (encoding) => {
    expect(await read(way, { encoding, body: Buffer.alloc(0) })).toBe('')
  })

  it('of several members is read to the last of them', async () => {
    const body = Buffer.concat([zlib.gzipSync('one, '), zlib.gzipSync('two')])

    expect(await read(way, { encoding: 'gzip', body })).toBe('one, two')
  })

  it('of several frames, of which Node drops all but the first, is an error and not the first of them', async () => {
    const body = Buffer.concat([zlib.zstdCompressSync('one, '), zlib.zstdCompressSync('two')])

    // Unless each frame came in a packet of its own.
    expect(['one, two', 'terminated']).toContain(
      await read(way, { encoding: 'zstd', body }).then((end) => (end as Partial<Error>).message ?? end),
    )
  })
})

function resetting(code: number): Way {
  return async ({ body, encoding }) =>
    listen(
      createSecureServer(identity, (_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding })
        response.write(body, () => setImmediate(() => response.stream.close(code)))
      }),
    )
}

/** Ways in which the connection is lost before the place where the body was to end. */
const losses: Readonly<Record<string, Way>> = {
  'its length': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, `content-length: ${answer.body.length + 5}`))
      socket.end(answer.body)
    }),
  'its last chunk': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, 'transfer-encoding: chunked'))
      socket.write(`${answer.body.length.toString(16)}\r\n`)
      socket.end(answer.body)
    }),
  'the end of its connection, which is reset': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, 'connection: close'))
      socket.write(answer.body, () => setTimeout(() => socket.resetAndDestroy(), 20))
    }),
  'the end of a connection of HTTP/1.0, which is reset': (answer) =>
    respond((socket) => {
      socket.write(headOf(answer, 'x-long-ago: yes').replace('HTTP/1.1', 'HTTP/1.0'))
      socket.write(answer.body, () => setTimeout(() => socket.resetAndDestroy(), 20))
    }),
  'the end of its stream': async ({ body, encoding }) =>
    listen(
      createSecureServer(identity, (_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding })
        response.write(body, () => response.stream.session?.destroy())
      }),
    ),
  'the end of its stream, which is reset without an error': resetting(constants.NGHTTP2_NO_ERROR),
  'the end of its stream, which is cancelled': resetting(constants.NGHTTP2_CANCEL),
  'the end of its stream, which is reset for an error': resetting(constants.NGHTTP2_INTERNAL_ERROR),
}

describe.each(Object.entries(losses))('A body whose connection is lost before %s', (_name, way) => {
  it.each(['identity', ...Object.keys(packed).filter((name) => !name.endsWith('is cut'))])(
    'is an error, although all that is unpacked is there: %s',
    async (name) => {
      const body = packed[name] ?? Buffer.from(text)

      expect(await read(way, { encoding: encodingOf(name), body })).toMatchObject({
        name: 'TypeError',
        message: 'terminated',
      })
    },
  )
})
