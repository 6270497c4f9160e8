import { address, watched } from './a-server.ts'
import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
})

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await setImmediate()
}

describe('A held reply', () => {
  it('has been processed, and waits for its own release', async () => {
    const { processed, server } = watched()
    const arrived: string[] = []
    const send = (name: string): Promise<unknown> => server.fetch(address).then(() => arrived.push(name))

    const [releaseFirst, releaseSecond] = [server.holdNextReply(), server.holdNextReply()]
    const [first, second, third] = [send('first'), send('second'), send('third')]
    await third
    const meanwhile = processed.length
    releaseSecond()
    await second
    releaseFirst()
    releaseFirst()
    await first

    expect(meanwhile).toBe(3)
    expect(arrived).toEqual(['third', 'second', 'first'])
  })

  it('does not wait when it was released before it came', async () => {
    const { server } = watched()

    server.holdNextReply()()

    expect((await server.fetch(address)).status).toBe(200)
  })

  it('is the next one, whatever was held before and let go before anybody came', async () => {
    const { server } = watched()
    const arrived: string[] = []
    server.holdNextReply()()

    const release = server.holdNextReply()
    const held = server.fetch(address).then(() => arrived.push('held'))
    await server.fetch(address).then(() => arrived.push('free'))
    release()
    await held

    expect(arrived).toEqual(['free', 'held'])
  })

  it.each(['drop', 'drop-reply', 'busy'] as const)('may be that of a fault (%s)', async (fault) => {
    const { server } = watched()
    server.failNext(fault)
    const release = server.holdNextReply()
    let isSettled = false

    const ended = server.fetch(address).then(
      () => (isSettled = true),
      () => (isSettled = true),
    )
    await server.fetch(address)
    const whileHeld = isSettled
    release()
    await ended

    expect([whileHeld, isSettled]).toEqual([false, true])
  })
})

describe('An abort', () => {
  const reason = { why: 'any value at all' }

  it('comes before anything is sent', async () => {
    const { server } = watched()

    await expect(server.fetch(address, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.requestsSeen).toBe(0)
  })

  it.each(['init', 'Request'])('by the signal of the %s ends the wait for a held reply', async (where) => {
    const { processed, server } = watched()
    const leaving = new AbortController()
    const { signal } = leaving
    server.holdNextReply()

    const left =
      where === 'init' ? server.fetch(address, { signal }) : server.fetch(new Request(address, { signal }))
    await until(() => processed.length > 0)
    leaving.abort(reason)

    await expect(left).rejects.toBe(reason)
  })

  it('ends the wait for a request body that never ends', async () => {
    const { processed, server } = watched()
    const leaving = new AbortController()
    const init = {
      method: 'POST',
      body: new ReadableStream(),
      duplex: 'half',
      signal: leaving.signal,
    } as const

    const left = server.fetch(address, init)
    leaving.abort(reason)

    await expect(left).rejects.toBe(reason)
    expect([server.requestsSeen, processed]).toEqual([1, []])
  })

  it('ends the wait for a server that never answers', async () => {
    const { server } = watched({ answer: () => new Promise(() => {}) })
    const leaving = new AbortController()

    const left = server.fetch(address, { signal: leaving.signal })
    await setImmediate()
    leaving.abort(reason)

    await expect(left).rejects.toBe(reason)
  })

  it('counts for nothing when the init says there is no signal', async () => {
    const { server } = watched()
    const request = new Request(address, { signal: AbortSignal.abort(reason) })

    expect((await server.fetch(request, { signal: null })).status).toBe(200)
  })

  it.each(['served', 'left'])('leaves no listener and no timer behind a request that was %s', async (how) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { server } = watched()
    const leaving = new AbortController()
    server.slowBy(5000)

    const settled = server.fetch(address, { signal: leaving.signal }).then(
      () => 'served',
      () => 'left',
    )
    await until(() => vi.getTimerCount() > 0)
    if (how === 'left') leaving.abort(reason)
    await vi.advanceTimersByTimeAsync(how === 'served' ? 5000 : 0)

    expect(await settled).toBe(how)
    expect(getEventListeners(leaving.signal, 'abort')).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('A slow server', () => {
  it('delays every reply by so many real milliseconds, until it is fast again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { server } = watched()
    const arrived: string[] = []
    const send = (name: string): Promise<unknown> => server.fetch(address).then(() => arrived.push(name))

    server.slowBy(5000)
    const slow = send('slow')
    await until(() => vi.getTimerCount() > 0)
    server.slowBy(0)
    await send('fast')
    await vi.advanceTimersByTimeAsync(4999)
    arrived.push('4999 ms')
    await vi.advanceTimersByTimeAsync(1)
    await slow

    expect(arrived).toEqual(['fast', '4999 ms', 'slow'])
  })
})
