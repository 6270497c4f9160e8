import { makeCertificate } from '../emulator/certificate.ts'
import { serve, type Served } from './serve.ts'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('A server that is a function of Request', () => {
  let served: Served
  beforeAll(async () => {
    const fetch = async (request: Request): Promise<Response> => {
      const { hostname, pathname } = new URL(request.url)
      const { byteLength } = await request.arrayBuffer()
      if (pathname === '/later') await setTimeout(20)
      const headers = { 'x-host': hostname, 'x-length': String(byteLength) }
      return new Response(`${request.method} ${pathname}`, { headers })
    }
    served = await serve({ fetch, host: '127.0.0.1', port: 0 })
  })
  afterAll(() => served.close())

  /** What comes back for a request with this first line. */
  const said = (line: string, host = 'a.example'): Promise<string> =>
    sent(`${line} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  const sent = (request: string | Uint8Array, end = false): Promise<string> => {
    const { hostname, port } = new URL(served.origin)
    const socket = connect(Number(port), hostname)
    socket.write(request)
    if (end) socket.end()
    return text(socket)
  }

  it.each(['GET /a', 'OPTIONS /a', 'PROPFIND /a', 'GET http://b.example/a'])('is asked: %s', async (line) => {
    expect(await said(line)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*(?:GET|OPTIONS|PROPFIND) \/a\r\n/)
  })

  it.each([
    ['TRACE /', 501],
    ['TRACK /', 501],
    ['CONNECT a.example:443', 501],
    ['BREW /', 501],
  ])('refuses what no Request can say, with a sentence: %s', async (line, status) => {
    const answer = await said(line)

    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(answer).toMatch(/"message":"[A-Z][^"]+\."/)
  })

  it.each([
    ['//', 200],
    ['///', 200],
    ['//b.example/a', 200],
    ['*', 200],
    ['a', 400],
    ['?a', 400],
    ['/\\\\', 200],
    ['/%', 200],
    ['/%00', 200],
    ['http://', 400],
    ['http://[', 400],
    ['http://b.example', 200],
    ['https://b.example:99999/', 400],
    ['ftp://b.example/a', 400],
    ['file:///a', 400],
    ['javascript:alert(1)', 400],
    ['http://user:word@b.example/a', 400],
    ['/a#b', 200],
    [`/${'x'.repeat(10_000)}`, 200],
    [`/${'x'.repeat(65_536)}`, 431],
  ])('answers whatever is asked for: %s', async (target, status) => {
    const says = status === 200 ? / \/[^ ]*$/ : /"message":"[A-Z][^"]+\."/
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const answer = await said(`${method} ${target}`)

      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
      expect(answer).toMatch(says)
    }
  })

  it.each(['//b.example/a', '///b.example/a', '/\\b.example/a', '//b.example:9/a', '//u@b.example/a'])(
    'takes nobody else’s name out of a path: %s',
    async (target) => {
      expect(await said(`GET ${target}`)).toContain('\r\nx-host: a.example\r\n')
    },
  )

  it.each([
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['no host, long ago', 'GET / HTTP/1.0\r\n\r\n', 200],
    ['an empty host', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n', 200],
    ['a host with an account', 'GET / HTTP/1.1\r\nhost: a:b@c\r\nconnection: close\r\n\r\n', 400],
    ['a host with a path', 'GET / HTTP/1.1\r\nhost: a/b\r\nconnection: close\r\n\r\n', 200],
    ['no path', 'GET  HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400],
  ])('answers a request with %s', async (_what, request, status) => {
    expect(await sent(request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  it('keeps a connection for a minute, longer than most who come back to it', async () => {
    expect(await sent('GET / HTTP/1.1\r\nhost: a\r\n\r\n', true)).toContain('Keep-Alive: timeout=60\r\n')
  })

  const post = 'POST / HTTP/1.1\r\nhost: a\r\n'
  const later = post.replace(' / ', ' /later ')
  it.each([
    ['a chunk that is none', 'transfer-encoding: chunked\r\n\r\nzz\r\n', [400]],
    ['a chunk that is none, late', 'transfer-encoding: chunked\r\n\r\n1\r\na\r\nzz\r\n', [400]],
    ['a length beside chunks', 'content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', [400]],
    ['two lengths', 'content-length: 1\r\ncontent-length: 1\r\n\r\na', [400]],
    ['more than it says', 'content-length: 1\r\n\r\na\0', [200, 501]],
    [
      'a request after it, and more',
      `content-length: 0\r\n\r\n${later}content-length: 0\r\n\r\n\0`,
      [200, 200, 501],
    ],
    ['less than it says, and an end', 'content-length: 2\r\n\r\na', [400]],
    [
      'a request after it, and an end',
      `content-length: 1\r\n\r\na${post}content-length: 2\r\n\r\na`,
      [200, 400],
    ],
  ])('answers a body of %s, and what came before it', async (what, rest, statuses) => {
    const answers = (await sent(`${post}${rest}`, what.endsWith('an end'))).matchAll(/HTTP\/1\.1 (\d+) /g)

    expect([...answers].map(([, status]) => Number(status))).toEqual(statuses)
  })

  it('hears a body of more than 16 MiB to its end, and refuses it', async () => {
    const length = 16 * 2 ** 20 + 1
    const head = Buffer.from(`${post}connection: close\r\ncontent-length: ${length}\r\n\r\n`)

    expect(await sent(Buffer.concat([head, Buffer.alloc(length)]))).toMatch(
      /^HTTP\/1\.1 413 [^]*"message":"[A-Z]/,
    )
    expect(await sent(`${post}connection: close\r\ncontent-length: 1\r\n\r\na`)).toContain('x-length: 1\r\n')
  })

  it('resets a connection of HTTP/1.0 whose answer broke off', async () => {
    const broken = (): Promise<Response> => {
      const pieces = [() => 'half', () => Promise.reject(new Error('broke off'))]
      const body = new ReadableStream({
        pull: async (controller) => controller.enqueue(new TextEncoder().encode(await pieces.shift()?.())),
      })
      return Promise.resolve(new Response(body))
    }
    const half = await serve({ fetch: broken, host: '127.0.0.1', port: 0 })
    const socket = connect(Number(new URL(half.origin).port), '127.0.0.1')
    socket.write('GET / HTTP/1.0\r\n\r\n')

    await expect(text(socket)).rejects.toMatchObject({ code: 'ECONNRESET' })
    await half.close()
  })

  it('goes on after a body that nobody reads', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status: 415 }))
    const { origin, close } = await serve({ fetch, host: '127.0.0.1', port: 0 })
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write(`${post}content-length: 1000000\r\n\r\n`)
    socket.write(Buffer.alloc(1_000_000))
    socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')

    expect((await text(socket)).match(/HTTP\/1\.1 415/g)).toHaveLength(2)
    await close()
  })

  it('makes no body for a HEAD', async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<string>()
    let left = 100
    const body = new ReadableStream({
      pull: async (controller) => {
        controller.enqueue(new Uint8Array(1))
        await setImmediate()
        left -= 1
        if (left > 0) return
        controller.close()
        end('made')
      },
      cancel: () => end('let go of'),
    })
    const fetch = (): Promise<Response> => Promise.resolve(new Response(body))
    const { origin, close } = await serve({ fetch, host: '127.0.0.1', port: 0 })

    expect(await globalThis.fetch(origin, { method: 'HEAD' })).toMatchObject({ status: 200 })
    expect(await ended).toBe('let go of')
    await close()
  })

  it('closes, though somebody has not shaken hands yet', { timeout: 5000 }, async () => {
    const tls = await serve({ fetch, host: '127.0.0.1', port: 0, tls: makeCertificate(['127.0.0.1']) })
    const { hostname, port } = new URL(tls.origin)
    const socket = connect(Number(port), hostname).on('error', () => {})
    // The first bytes of a handshake, of which the rest never comes.
    socket.write(Uint8Array.of(22, 3, 1, 2, 0, 1))
    await setTimeout(20)

    await expect(tls.close()).resolves.toBeUndefined()
  })

  it('refuses a host that is none', async () => {
    expect(await said('GET /', '[')).toMatch(/^HTTP\/1\.1 400 [^]*"message":"[A-Z]/)
  })
})
