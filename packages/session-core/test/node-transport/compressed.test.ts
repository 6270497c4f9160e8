import { serve, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import * as zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

const text = 'the quick brown fox, '.repeat(20_000)
const packed: Readonly<Record<string, Buffer>> = {
  gzip: zlib.gzipSync(text),
  'x-gzip': zlib.gzipSync(text),
  deflate: zlib.deflateSync(text),
  'deflate, without its wrapping': zlib.deflateRawSync(text),
  br: zlib.brotliCompressSync(text),
  zstd: zlib.zstdCompressSync(text),
  'deflate, gzip': zlib.gzipSync(zlib.deflateSync(text)),
  'GZIP , Br': zlib.brotliCompressSync(zlib.gzipSync(text)),
}
const bomb = zlib.gzipSync(Buffer.alloc(8 * 1_048_576))
const transport = nodeTransport({ maxDecodedBytes: 1_048_576 })
let server: TestServer
beforeAll(async () => {
  server = await serve((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '')
    const body = name === 'bomb' ? bomb : (packed[name] ?? Buffer.from('not packed'))
    const encoding = name === 'bomb' ? 'gzip' : name.replace(', without its wrapping', '')
    response.setHeader('content-encoding', encoding)
    response.setHeader('content-length', body.byteLength)
    response.end(request.method === 'HEAD' ? undefined : body)
  })
})
afterAll(async () => {
  await transport[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
const ask = (name: string, init?: RequestInit): Promise<Response> =>
  transport(`${server.origin}/${encodeURIComponent(name)}`, init)

describe('A compressed answer', () => {
  it.each(Object.keys(packed))('is unpacked: %s', async (name) => {
    const response = await ask(name)

    expect(await response.text()).toBe(text)
    // As the platform has it: they tell how it came.
    expect(response.headers.get('content-encoding')).toBe(name.replace(', without its wrapping', ''))
    expect(response.headers.get('content-length')).toBe(String(packed[name]?.byteLength))
  })

  it.each(['compress', 'gzip, unheard-of', 'gzip,gzip,gzip,gzip,gzip,gzip'])(
    'is handed on as it came when it says %s',
    async (name) => {
      expect(await (await ask(name)).text()).toBe('not packed')
    },
  )

  it('has no body to unpack when only its head was asked for', async () => {
    const response = await ask('gzip', { method: 'HEAD' })

    expect([response.status, response.body]).toEqual([200, null])
  })

  it.each(['gzip-that-is-none'.slice(0, 4), 'br'])(
    'that is not what its head says fails: %s',
    async (name) => {
      const wrong = await serve((_request, response) => {
        response.writeHead(200, { 'content-encoding': name }).end('this is plain text')
      })

      const response = await transport(wrong.origin)

      await expect(response.text()).rejects.toMatchObject({
        name: 'TypeError',
        cause: { code: 'UNDECODABLE' },
      })
      await wrong[Symbol.asyncDispose]()
    },
  )

  it('that grows beyond all bounds ends in an error, not in memory', async () => {
    const response = await ask('bomb')

    await expect(response.text()).rejects.toMatchObject({
      name: 'TypeError',
      message: 'terminated',
      cause: { code: 'DECODED_TOO_LONG', message: containing('1048576') },
    })
  })

  it('that nobody reads is not unpacked, and can be dropped', async () => {
    const response = await ask('bomb')

    await response.body?.cancel()

    expect(await (await ask('gzip')).text()).toBe(text)
  })

  it('can be aborted while it is read', async () => {
    const abort = new AbortController()
    const endless = await serve((_request, response) => {
      const gzip = zlib.createGzip()
      gzip.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }))
      gzip.write('first')
      gzip.flush()
    })
    const reader = (await transport(endless.origin, { signal: abort.signal })).body?.getReader()

    const piece = await reader?.read()
    abort.abort(new Error('enough'))

    expect(new TextDecoder().decode(piece?.value)).toBe('first')
    await expect(reader?.read()).rejects.toThrow('enough')
    await endless[Symbol.asyncDispose]()
  })
})
