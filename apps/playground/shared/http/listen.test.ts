import { listen } from './listen.ts'
import { createPrivateAuthority } from './private-authority.ts'
import { once } from 'node:events'
import { request as openRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'

const open: { readonly close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()))
})

const serve = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
  const listener = await listen({ fetch, port: 0 })
  open.push(listener)
  return listener.url
}

it('hands on method, path, query, headers and body, and sends status, reason, headers and body back', async () => {
  const url = await serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    const seen = [request.method, pathname + search, request.headers.get('x-mark'), await request.text()]
    return Response.json(seen, { status: 418, statusText: 'Short and stout', headers: { 'x-tea': 'mint' } })
  })

  const reply = await fetch(`${url}/a/b?c=%20d`, { method: 'PUT', headers: { 'x-mark': '~' }, body: 'ü' })

  expect(reply.status).toBe(418)
  expect(reply.statusText).toBe('Short and stout')
  expect(reply.headers.get('x-tea')).toBe('mint')
  expect(await reply.json()).toEqual(['PUT', '/a/b?c=%20d', '~', 'ü'])
})

it('breaks the connection when the function rejects', async () => {
  const url = await serve(() => Promise.reject(new TypeError('dropped')))

  const failure: unknown = await fetch(url).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(TypeError)
})

it.each(['1.0', '1.1'])(
  'resets the connection after what came of a body that breaks: HTTP/%s',
  async (version) => {
    const half = new ReadableStream(
      {
        start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
        pull: () => Promise.reject(new TypeError('terminated')),
      },
      { highWaterMark: 0 },
    )
    const { hostname, port } = new URL(await serve(() => new Response(half)))

    const socket = connect(Number(port), hostname)
    socket.write(`GET / HTTP/${version}\r\nhost: a\r\n\r\n`)
    let came = ''
    socket.on('data', (bytes) => (came += String(bytes)))

    await expect(once(socket, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(came).toContain('half')
  },
)

it('tells the function when the client has left', async () => {
  const arrived = Promise.withResolvers<AbortSignal>()
  const url = await serve((request) => {
    arrived.resolve(request.signal)
    return new Promise<Response>(() => {})
  })
  const leaving = new AbortController()
  const reply = fetch(url, { signal: leaving.signal }).catch(() => 'left')

  const signal = await arrived.promise
  const noticed = new Promise((resolve) => signal.addEventListener('abort', () => resolve('noticed')))
  leaving.abort()

  expect(await reply).toBe('left')
  expect(await noticed).toBe('noticed')
})

it('stops making a body that nobody reads any more', async () => {
  const cancelled = Promise.withResolvers<string>()
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel: () => cancelled.resolve('cancelled'),
  })
  const url = await serve(() => new Response(endless))

  const reply = await fetch(url)
  await reply.body?.cancel()

  expect(await cancelled.promise).toBe('cancelled')
})

it('goes on after a body that nobody reads', async () => {
  const { hostname, port } = new URL(await serve(() => new Response(null, { status: 415 })))
  const socket = connect(Number(port), hostname)
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n')
  socket.write(Buffer.alloc(1_000_000))
  socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')

  expect((await text(socket)).match(/HTTP\/1\.1 415/g)).toHaveLength(2)
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

  const { hostname, port } = new URL(await serve(() => new Response(body)))
  const socket = connect(Number(port), hostname)
  socket.write('HEAD / HTTP/1.1\r\nhost: a\r\n\r\n')

  expect(await ended).toBe('let go of')
  socket.destroy()
})

it('answers a target that is no URL with 400', async () => {
  const url = await serve(() => new Response())

  const status = await new Promise((resolve, reject) => {
    const sent = openRequest(url, { path: 'http://[' }, (reply) => resolve(reply.statusCode))
    sent.once('error', reject).end()
  })

  expect(status).toBe(400)
})

it.each(['//b.example/a', '/\\b.example/a', '///b.example/a'])(
  'takes no host out of a path: %s',
  async (path) => {
    const url = await serve(
      ({ url: seen }) => new Response(null, { headers: { 'x-host': new URL(seen).hostname } }),
    )

    const host = await new Promise((resolve, reject) => {
      const sent = openRequest(url, { path }, ({ headers }) => resolve(headers['x-host']))
      sent.once('error', reject).end()
    })

    expect(host).toBe(new URL(url).hostname)
  },
)

it('closes, though somebody has not shaken hands yet', { timeout: 5000 }, async () => {
  const { identity } = await createPrivateAuthority()
  const { close, url } = await listen({ fetch: () => new Response(), port: 0, identity })
  const { hostname, port } = new URL(url)
  await once(
    connect(Number(port), hostname).on('error', () => {}),
    'connect',
  )
  await setTimeout(20)

  await expect(close()).resolves.toBeUndefined()
})

it('names the variable when the port is taken', async () => {
  const taken = Number(new URL(await serve(() => new Response())).port)

  const second = listen({ fetch: () => new Response(), port: taken, variable: 'SECURID_PORT' })

  await expect(second).rejects.toThrow(`SECURID_PORT: port ${taken} is in use. Set SECURID_PORT`)
})
