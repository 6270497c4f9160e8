import { type Authority, createAuthority } from './authority.ts'
import { listen, serveTls, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { createSecureServer } from 'node:http2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let authority: Authority
let both: TestServer
let old: TestServer
beforeAll(async () => {
  authority = await createAuthority('Our Own Authority')
  const identity = await authority.issue()
  both = await listen(
    createSecureServer({ ...identity, allowHTTP1: true }, (request, response) => {
      if (request.url === '/large') response.end(Buffer.alloc(1_048_576, 'a'))
      else
        request.pipe(
          response.writeHead(request.url === '/407' ? 407 : 200, { 'x-version': request.httpVersion }),
        )
    }),
  )
  old = await serveTls((request, response) => {
    request.pipe(response.writeHead(200, { 'x-version': request.httpVersion }))
  }, identity)
})
afterAll(async () => {
  await Promise.all([both, old].map((server) => server[Symbol.asyncDispose]()))
})

describe('HTTP/2', () => {
  it.each([
    ['is spoken where both sides offer it', () => both, true, '2.0'],
    ['is not spoken unasked', () => both, false, '1.1'],
    ['is not spoken where the server knows it not', () => old, true, '1.1'],
  ])('%s', async (...[, server, http2, version]) => {
    await using transport = nodeTransport({ ca: authority.certificate, roots: 'none', http2 })

    const response = await transport(server().origin, { method: 'POST', body: 'text' })

    expect([response.headers.get('x-version'), await response.text()]).toEqual([version, 'text'])
  })

  it('is asked for where the server speaks nothing else', async () => {
    await using only = await listen(
      createSecureServer(await authority.issue(), (_request, response) => response.end()),
    )
    await using transport = nodeTransport({ ca: authority.certificate, roots: 'none' })

    const failure = await transport(only.origin).catch((error: unknown) => error)

    expect(String((failure as TypeError).cause)).toContain('needs http2: true')
  })

  it('carries many requests on one connection, large answers and odd ones', async () => {
    await using transport = nodeTransport({ ca: authority.certificate, roots: 'none', http2: true })
    const before = both.connections()
    await (await transport(both.origin)).text()

    const answers = await Promise.all(
      ['/a', '/b', '/407', '/large'].map(async (path) => {
        const response = await transport(both.origin + path)
        return [response.status, (await response.text()).length]
      }),
    )

    expect(answers).toEqual([
      [200, 0],
      [200, 0],
      [407, 0],
      [200, 1_048_576],
    ])
    expect(both.connections() - before).toBe(1)
  })

  it('carries nothing for another host, although its address and certificate are the same', async () => {
    const identity = await authority.issue({ names: ['localhost', 'other.localhost'] })
    await using server = await listen(
      createSecureServer(identity, (_request, response) => response.end('ok')),
    )
    await using transport = nodeTransport({ ca: authority.certificate, roots: 'none', http2: true })

    for (const origin of [server.origin, server.origin.replace('localhost', 'other.localhost')])
      await (await transport(origin)).text()

    expect(server.connections()).toBe(2)
  })
})
