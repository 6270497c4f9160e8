import { createAuthority } from './authority.ts'
import { listen, serve, serveTcp, serveTls } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { createSecureServer } from 'node:http2'
import { gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { describe, expect, it } from 'vitest'

describe('A time-out beyond what timers can hold', () => {
  it.each(['keepAliveMs', 'connectTimeoutMs', 'headersTimeoutMs', 'bodyTimeoutMs'])(
    '%s never fires at once',
    async (name) => {
      await using server = await serve((_request, response) => {
        response.write('a')
        setTimeout(() => response.end('b'), 30)
      })
      for (const value of [2 ** 31, Number.MAX_SAFE_INTEGER]) {
        await using transport = nodeTransport({ [name]: value })

        expect(await (await transport(server.origin)).text()).toBe('ab')
        await new Promise((resolve) => setTimeout(resolve, 10))
        expect(await (await transport(server.origin)).text()).toBe('ab')
      }
      expect(server.connections()).toBe(2)
    },
  )
})

const rejection: unknown = expect.any(TypeError)

describe('A reader with a buffer of its own', () => {
  it.each([0, 1, 2, 3, 7, 4097, 100_001])(
    'of larger elements gets %i odd bytes, or a rejection',
    async (length) => {
      const text = Buffer.alloc(length, 'a')
      await using server = await serve((request, response) => {
        const isPacked = request.url === '/packed'
        if (isPacked) response.setHeader('content-encoding', 'gzip')
        response.write(isPacked ? gzipSync(text) : text)
        setTimeout(() => response.end(), 5)
      })
      await using transport = nodeTransport()

      for (const path of ['/packed', '/plain']) {
        const reader = (await transport(server.origin + path)).body?.getReader({ mode: 'byob' })
        const outcome = await (async () => {
          let size = 0
          for (;;) {
            const piece = await reader?.read(new Uint32Array(1024))
            if (!piece || piece.done) return size
            size += piece.value.byteLength
          }
        })().catch((error: unknown) => error)

        expect(outcome).toEqual(length % 4 === 0 ? length : rejection)
      }
    },
  )
})

it.each([
  ['/a', '/a'],
  ['/a#', '/a'],
  ['/a#b', '/a'],
  ['/a?', '/a?'],
  ['/a?#', '/a?'],
  ['/a?b=%23#c', '/a?b=%23'],
  ['#', '/'],
  ['/#/b?c', '/'],
])('%s is %s on the wire', async (given, sent) => {
  let line = ''
  await using server = await serveTcp((socket) => {
    socket.once('data', (data) => {
      line = data.toString().split('\r\n', 1)[0] ?? ''
      socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
    })
  })
  await using transport = nodeTransport()

  await transport(server.origin + given)

  expect(line).toBe(`GET ${sent} HTTP/1.1`)
})

it('a certificate with a weak key fails with advice that can be followed', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'rsa',
    keySize: 1024,
    algorithm: 'sha256',
  })
  await using server = await serveTls((_request, response) => void response.end('ok'), {
    cert,
    key,
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  await using transport = nodeTransport({ ca: cert, roots: 'none' })

  const failure: unknown = await transport(server.origin).catch((error: unknown) => error)

  expect(String((failure as TypeError).cause)).toContain('replaced on the server')
})

it('a server that speaks old versions of TLS only is not to be had by an option, and the sentence offers none', async () => {
  const authority = await createAuthority('Our Own Authority')
  await using server = await serveTls((_request, response) => void response.end('ok'), {
    ...(await authority.issue()),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  await using transport = nodeTransport({ ca: authority.certificate, roots: 'none' })

  const failure: unknown = await transport(server.origin).catch((error: unknown) => error)

  expect(String((failure as TypeError).cause)).toContain('has to be updated')
})

it('over HTTP/2, a body is read at the pace of its reader, and others are served meanwhile', async () => {
  const authority = await createAuthority('Our Own Authority')
  let written = 0
  await using server = await listen(
    createSecureServer(await authority.issue(), (request, response) => {
      if (request.url !== '/large') return void response.end('ok')
      const more = (): void => {
        written += 1
        if (written < 200) response.write(Buffer.alloc(1_048_576), more)
        else response.end()
      }
      more()
    }),
  )
  await using transport = nodeTransport({ ca: authority.certificate, roots: 'none', http2: true })

  const held = [await transport(`${server.origin}/large`), await transport(`${server.origin}/large`)]
  const texts = []
  for (let count = 0; count < 20; count += 1) texts.push(await (await transport(server.origin)).text())
  for (const response of held) await response.body?.cancel()

  expect([new Set(texts), texts.length, server.connections()]).toEqual([new Set(['ok']), 20, 1])
  expect(written).toBeLessThan(50)
})
