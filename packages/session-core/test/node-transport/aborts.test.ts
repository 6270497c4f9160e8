import { serve, serveTcp } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const reason = new Error('the caller changed his mind')
let transport: ReturnType<typeof nodeTransport>
beforeEach(() => {
  transport = nodeTransport({ connections: 1 })
})
afterEach(() => transport[Symbol.asyncDispose]())

const gone = (socket: Socket | undefined): Promise<unknown> =>
  socket === undefined || socket.closed ? Promise.resolve() : once(socket, 'close')

describe('An aborted signal rejects with its reason', () => {
  it('before anything is sent', async () => {
    let count = 0
    await using server = await serve((_request, response) => {
      count += 1
      response.end()
    })

    await expect(transport(server.origin, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)

    expect(count).toBe(0)
    expect(server.connections()).toBe(0)
  })

  it('while the handshake hangs, and the connection is given up', async () => {
    const { promise, resolve } = Promise.withResolvers<Socket>()
    await using server = await serveTcp(resolve)
    const abort = new AbortController()
    const sending = transport(`https://localhost:${server.port}`, { signal: abort.signal })

    const socket = await promise
    abort.abort(reason)

    await expect(sending).rejects.toBe(reason)
    await gone(socket)
  })

  it('while it waits for a connection, and it is never sent', async () => {
    const paths: (string | undefined)[] = []
    const { promise, resolve } = Promise.withResolvers<() => void>()
    await using server = await serve((request, response) => {
      paths.push(request.url)
      if (request.url === '/first') resolve(() => response.end('first'))
      else response.end('other')
    })
    const abort = new AbortController()
    const first = transport(`${server.origin}/first`)
    const second = transport(`${server.origin}/second`, { signal: abort.signal })

    abort.abort(reason)
    await expect(second).rejects.toBe(reason)
    ;(await promise)()
    await (await first).text()
    await (await transport(`${server.origin}/third`)).text()

    expect(paths).toEqual(['/first', '/third'])
  })

  it.each([
    ['an Error', reason],
    ['a text', 'no more'],
  ])('while the answer is awaited: %s', async (_what, why) => {
    const { promise, resolve } = Promise.withResolvers<Socket>()
    await using server = await serve((request) => resolve(request.socket))
    const abort = new AbortController()
    const sending = transport(server.origin, { signal: abort.signal })

    const socket = await promise
    abort.abort(why)

    await expect(sending).rejects.toBe(why)
    await gone(socket)
  })

  it('while the body is being sent, and its source is told', async () => {
    await using server = await serve((request) => void request.resume())
    const abort = new AbortController()
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024)),
      cancel: resolve,
    })

    const sending = transport(server.origin, {
      method: 'POST',
      body,
      duplex: 'half',
      signal: abort.signal,
    } as RequestInit)
    setImmediate(() => abort.abort(reason))

    await expect(sending).rejects.toBe(reason)
    expect(await promise).toBe(reason)
  })

  it('while the body is being read, and the connection is given up', async () => {
    const { promise, resolve } = Promise.withResolvers<Socket>()
    await using server = await serve((request, response) => {
      response.write('first')
      resolve(request.socket)
    })
    const abort = new AbortController()
    const response = await transport(server.origin, { signal: abort.signal })
    const reader = response.body?.getReader()

    const piece = await reader?.read()
    abort.abort(reason)

    expect(new TextDecoder().decode(piece?.value)).toBe('first')
    await expect(reader?.read()).rejects.toBe(reason)
    await gone(await promise)
  })

  it('when it was the signal of a Request', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    await using server = await serve(() => resolve(undefined))
    const abort = new AbortController()
    const sending = transport(new Request(server.origin, { signal: abort.signal }))

    await promise
    abort.abort(reason)

    await expect(sending).rejects.toBe(reason)
  })
})

it('leaves no listener behind on a signal that many requests share', async () => {
  await using server = await serve((_request, response) => void response.end('ok'))
  const { signal } = new AbortController()
  const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]

  for (let count = 0; count < 5; count += 1) await (await transport(server.origin, { signal })).text()

  expect(add).toHaveBeenCalledTimes(5)
  expect(remove.mock.calls).toEqual(add.mock.calls.map(([type, listener]) => [type, listener]))
})

it('cancelling a body frees its connection for the next request', async () => {
  await using server = await serve((_request, response) => {
    response.write('endless')
  })

  const first = await transport(server.origin)
  await first.body?.cancel()
  const second = await transport(server.origin)
  await second.body?.cancel()

  expect([first.status, second.status]).toEqual([200, 200])
})

/** Waits until a number stays as it is, and tells it. */
const settled = async (number: () => number): Promise<number> => {
  let last = -1
  await vi.waitUntil(
    () => {
      const isSame = number() === last
      last = number()
      return isSame
    },
    { interval: 100, timeout: 9000 },
  )
  return last
}

it('reads a large body at the pace of its reader', async () => {
  let written = 0
  await using server = await serve((_request, response) => {
    const write = (): void => {
      written += 1
      if (written < 200) response.write(Buffer.alloc(1_048_576), write)
      else response.end()
    }
    write()
  })

  const response = await transport(server.origin)
  const reader = response.body?.getReader()
  await reader?.read()
  const few = await settled(() => written)
  await reader?.read()
  await reader?.cancel()

  expect(few).toBeLessThan(50)
})

it('sends a body at the pace of the server', async () => {
  await using server = await serve(() => {})
  let pulled = 0
  const body = new ReadableStream({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(1_048_576))
      if (pulled === 200) controller.close()
    },
  })
  const abort = new AbortController()

  const init = { method: 'POST', body, duplex: 'half', signal: abort.signal } as RequestInit
  const sending = transport(server.origin, init)
  const few = await settled(() => pulled)
  abort.abort(reason)

  expect(few).toBeLessThan(50)
  await expect(sending).rejects.toBe(reason)
})

it('fails as the source of its body does, whose error it tells', async () => {
  await using server = await serve((request) => void request.resume())
  const broken = new Error('the file is gone')
  const body = new ReadableStream({ pull: (controller) => controller.error(broken) })

  const sending = transport(server.origin, { method: 'POST', body, duplex: 'half' } as RequestInit)

  await expect(sending).rejects.toMatchObject({ name: 'TypeError', cause: broken })
})
