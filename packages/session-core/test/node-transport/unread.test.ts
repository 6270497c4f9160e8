import { runProgram } from '../run-program.ts'
import { toy } from '../toy-protocol.ts'
import { serve, serveTcp, type TestServer } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport, type NodeTransport, type NodeTransportOptions } from '@org/session-core/node'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const megabyte = Buffer.alloc(1_048_576, 'a')
const ends: AsyncDisposable[] = []
afterEach(async () => {
  for (const each of ends.splice(0).toReversed()) await each[Symbol.asyncDispose]()
})
const make = (options: NodeTransportOptions): NodeTransport => {
  const transport = nodeTransport(options)
  ends.push(transport)
  return transport
}

let server: TestServer
const slow: (() => void)[] = []
const paths: string[] = []
beforeAll(async () => {
  server = await serve((request, response) => {
    const call = `${request.method ?? ''} ${request.url ?? ''}`
    paths.push(call)
    if (call === 'POST /login')
      response.end(JSON.stringify({ token: 't-1', idleMs: 60_000, lifetimeMs: 60_000 }))
    else if (request.url === '/slow') slow.push(() => response.end('slow'))
    else if (request.url === '/large') response.end(megabyte)
    else response.end('ok')
  })
})
afterAll(() => server[Symbol.asyncDispose]())

describe('When every connection holds an answer that nobody reads', () => {
  it('the next call fails and says so, and is served once one was let go', async () => {
    const transport = make({ connections: 2, connectTimeoutMs: 100 })
    const held = [await transport(`${server.origin}/large`), await transport(`${server.origin}/large`)]

    const failure: unknown = await transport(`${server.origin}/a`).catch((error: unknown) => error)
    await held[0]?.body?.cancel()
    const served = await transport(`${server.origin}/b`)

    expect(failure).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: {
        code: 'CONNECTIONS_UNREAD',
        message: expect.stringContaining('Read or cancel every body') as unknown,
      },
    })
    expect(await served.text()).toBe('ok')
    expect((await held[1]?.bytes())?.byteLength).toBe(megabyte.byteLength)
    expect(paths).not.toContain('GET /a')
  })

  it('one that was called together with theirs fails, too', async () => {
    const transport = make({ connections: 2, connectTimeoutMs: 100 })

    const [first, second, failure] = await Promise.all([
      transport(`${server.origin}/large`),
      transport(`${server.origin}/large`),
      transport(`${server.origin}/c`).catch((error: unknown) => error),
    ])

    expect(failure).toMatchObject({ cause: { code: 'CONNECTIONS_UNREAD' } })
    expect(paths).not.toContain('GET /c')
    await Promise.all([first.body?.cancel(), second.body?.cancel()])
  })

  it('the next call is served when a reader comes back in time', async () => {
    const transport = make({ connections: 1 })
    const held = await transport(`${server.origin}/large`)

    const waiting = transport(server.origin)
    await held.text()

    expect(await (await waiting).text()).toBe('ok')
  })

  it('a session still logs in, and out', async () => {
    const transport = make({ connections: 1 })
    const credentials = { username: 'ann', password: 'of ann' }
    const held = await transport(`${server.origin}/large`)
    const session = createSession(toy(server.origin), { credentials, transport })

    await session.login()
    const outcome = await session.logout()

    expect([outcome, paths.slice(-2)]).toEqual(['revoked', ['POST /login', 'DELETE /login']])
    await held.body?.cancel()
  })
})

it('a call waits for a connection that a slow server will free', async () => {
  const transport = make({ connections: 2, connectTimeoutMs: 50 })
  const first = transport(`${server.origin}/slow`)
  await transport(`${server.origin}/large`)
  const waiting = transport(server.origin)

  await new Promise((resolve) => setTimeout(resolve, 300))
  slow.shift()?.()

  expect([await (await first).text(), await (await waiting).text()]).toEqual(['slow', 'ok'])
})

it('the call of one who stays is served when the one who connected leaves', async () => {
  const transport = make({ connections: 1 })
  const abort = new AbortController()
  const leaving = transport(server.origin, { signal: abort.signal })

  abort.abort(new Error('left'))
  const staying = transport(server.origin, { method: 'POST', body: 'text' })

  await expect(leaving).rejects.toThrow('left')
  expect(await (await staying).text()).toBe('ok')
})

it('the call of one who comes while a handshake is given up is served', async () => {
  let isFirst = true
  await using mute = await serveTcp((socket) => {
    if (!isFirst) socket.destroy()
    isFirst = false
  })
  const transport = make({ connections: 1, connectTimeoutMs: 2000 })
  const abort = new AbortController()
  const url = `https://localhost:${mute.port}`
  const leaving = transport(url, { signal: abort.signal })
  const settled = leaving.catch(() => 'left')
  await vi.waitUntil(() => mute.connections() === 1)

  abort.abort()
  const staying = transport(url).catch((error: unknown) => error)

  expect(await settled).toBe('left')
  expect(await staying).toMatchObject({ cause: { code: expect.not.stringContaining('ABORTED') as unknown } })
  expect(mute.connections()).toBe(2)
})

/** In a process of its own, whose garbage is collected when it says so. */
const program = `
  import { nodeTransport } from '@org/session-core/node'
  import { setTimeout as sleep } from 'node:timers/promises'

  await using transport = nodeTransport({ connections: 2 })
  const url = process.argv[2]
  const look = async (path) => (await transport(url + path)).ok
  // Each collection costs a busy machine much: three times what the connections hold is enough.
  for (let count = 0; count < 6; count += 1) {
    await look(count % 2 ? '/large' : '/gzip')
    for (let turn = 0; turn < 3; turn += 1) { globalThis.gc(); await sleep(5) }
  }
  console.log('served')

  const body = await (async () => (await transport(url + '/large')).body)()
  for (let turn = 0; turn < 5; turn += 1) { globalThis.gc(); await sleep(5) }
  let size = 0
  for await (const chunk of body) size += chunk.byteLength
  console.log(size)

  const reading = (async () => (await (await transport(url + '/late')).text()).length)()
  for (let turn = 0; turn < 8; turn += 1) { globalThis.gc(); await sleep(10) }
  console.log(await reading)`

it('an answer that was dropped unread lets its connection go, one that is still held does not', async () => {
  const { gzipSync } = await import('node:zlib')
  const { randomBytes } = await import('node:crypto')
  const packed = gzipSync(randomBytes(1_048_576))
  await using mixed = await serve((request, response) => {
    if (request.url === '/gzip') response.setHeader('content-encoding', 'gzip').end(packed)
    else if (request.url === '/large') response.end(megabyte)
    else {
      response.write(Buffer.alloc(70_000))
      setTimeout(() => response.end(Buffer.alloc(30_000)), 60)
    }
  })

  const { stdout } = await runProgram({ text: program }, { options: ['--expose-gc'], args: [mixed.origin] })

  expect(stdout.trim().split('\n')).toEqual(['served', '1048576', '100000'])
}, 90_000)
