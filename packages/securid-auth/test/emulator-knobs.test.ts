import { appHeaders, call, commandUrl, credentials, logInUser, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
})

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await setImmediate()
}

const statusUrl = `${commandUrl}?cmd=status`

describe('The emulator is a fetch', () => {
  it.each([
    ['a string', [commandUrl + '?cmd=loginUser', { method: 'POST', body: credentials() }]],
    ['a URL', [new URL(`${commandUrl}?cmd=loginUser`), { method: 'POST', body: credentials() }]],
    ['a Request', [new Request(`${commandUrl}?cmd=loginUser`, { method: 'POST', body: credentials() })]],
    [
      'a Request and what overrides it',
      [new Request(`${commandUrl}?cmd=loginUser`), { method: 'POST', body: credentials() }],
    ],
    [
      'a streamed body',
      [
        `${commandUrl}?cmd=loginUser`,
        { method: 'POST', body: new Blob([credentials()]).stream(), duplex: 'half' },
      ],
    ],
  ] as const)('called with %s', async (_what, parameters) => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(...(parameters as unknown as Parameters<typeof fetch>))

    expect(reply.status).toBe(200)
    expect(reply.statusText).toBe('OK')
  })

  it.each(['http://127.0.0.1:8443', 'https://other.example:1'])('under the origin %s', async (origin) => {
    const reply = await createSecurIdEmulator().fetch(`${origin}/aveksa/command.submit?cmd=status`)

    expect(reply.status).toBe(200)
  })
})

describe('The emulator counts', () => {
  it('login requests that carry credentials, right or wrong', async () => {
    const server = createSecurIdEmulator()

    await postLogin(server)
    await postLogin(server, credentials('user01', 'wrong'))
    await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, { method: 'POST', headers: appHeaders })
    await postLogin(server, '')
    await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, { method: 'POST' })
    await server.fetch(statusUrl)

    expect(server.loginAttempts).toBe(3)
    expect(server.requestsSeen).toBe(6)
  })

  it('what it saw, word for word', async () => {
    const server = createSecurIdEmulator()

    await server.fetch(`${commandUrl}?cmd=loginUser&x=%20`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml', 'X-Any': 'Thing' },
      body: credentials('user01', 'wrong'),
    })

    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/aveksa/command.submit?cmd=loginUser&x=%20',
        headers: { 'content-type': 'application/xml', 'x-any': 'Thing' },
        body: credentials('user01', 'wrong'),
        status: 401,
      },
    ])
  })

  it('what it had seen when asked', async () => {
    const server = createSecurIdEmulator()
    await server.fetch(statusUrl)

    const earlier = server.requests
    await server.fetch(statusUrl)

    expect(earlier).toHaveLength(1)
  })

  it('on when it forgets what it saw', async () => {
    const server = createSecurIdEmulator()
    for (let index = 0; index < 1001; index += 1) await server.fetch(`${statusUrl}&n=${index}`)

    const kept = server.requests
    server.clearRequests()

    expect(kept).toHaveLength(1000)
    expect(kept[0]?.path).toMatch(/n=1$/)
    expect(server.requests).toEqual([])
    expect(server.requestsSeen).toBe(1001)
  })
})

describe('Sessions', () => {
  it('all end as if timed out', async () => {
    const server = createSecurIdEmulator()
    const tokens = [await logInUser(server), await logInUser(server)]

    server.expireSessions()

    const statuses = await Promise.all(
      tokens.map(async (token) => (await call(server, 'about', token)).status),
    )
    expect(statuses).toEqual([401, 401])
  })

  it('are lost one at a time, by token or the newest first', async () => {
    const server = createSecurIdEmulator()
    const [first, second, third] = [await logInUser(server), await logInUser(server), await logInUser(server)]

    const lost = [server.loseSession(second), server.loseSession(second), server.loseSession()]

    const statuses = await Promise.all(
      [first, second, third].map(async (token) => (await call(server, 'about', token)).status),
    )
    expect(lost).toEqual([true, false, true])
    expect(statuses).toEqual([200, 401, 401])
  })

  it('cannot be lost when there is none', () => {
    expect(createSecurIdEmulator().loseSession()).toBe(false)
  })
})

describe('A held reply', () => {
  it('has been processed, and waits for its own release', async () => {
    const server = createSecurIdEmulator()
    const arrived: string[] = []
    const send = async (name: string): Promise<void> => {
      await postLogin(server)
      arrived.push(name)
    }

    const releaseFirst = server.holdNextReply()
    const releaseSecond = server.holdNextReply()
    const [first, second, third] = [send('first'), send('second'), send('third')]
    await third
    const liveMeanwhile = server.liveSessions
    releaseSecond()
    await second
    releaseFirst()
    releaseFirst()
    await first

    expect(liveMeanwhile).toBe(3)
    expect(arrived).toEqual(['third', 'second', 'first'])
  })

  it('does not wait when it was released before it came', async () => {
    const server = createSecurIdEmulator()

    server.holdNextReply()()
    const reply = await server.fetch(statusUrl)

    expect(reply.status).toBe(200)
  })
})

describe('An abort', () => {
  const reason = { why: 'any value at all' }

  it('comes before anything is sent', async () => {
    const server = createSecurIdEmulator()

    const failure = await server
      .fetch(statusUrl, { signal: AbortSignal.abort(reason) })
      .catch((error: unknown) => error)

    expect(failure).toBe(reason)
    expect(server.requestsSeen).toBe(0)
  })

  it.each(['init', 'Request'])('by the signal of the %s ends the wait for a held reply', async (where) => {
    const server = createSecurIdEmulator()
    const leaving = new AbortController()
    const { signal } = leaving
    const release = server.holdNextReply()

    const reply =
      where === 'init'
        ? server.fetch(statusUrl, { signal })
        : server.fetch(new Request(statusUrl, { signal }))
    const failure = reply.catch((error: unknown) => error)
    await until(() => server.requestsSeen > 0)
    leaving.abort(reason)

    expect(await failure).toBe(reason)
    release()
  })

  it('ends the wait for a slow reply, which would have come in weeks', async () => {
    const server = createSecurIdEmulator()
    const leaving = new AbortController()
    server.slowBy(2_147_483_647)

    const failure = server.fetch(statusUrl, { signal: leaving.signal }).catch((error: unknown) => error)
    await until(() => server.requestsSeen > 0)
    leaving.abort(reason)

    expect(await failure).toBe(reason)
  })

  it('ends the wait for a request body that never ends', async () => {
    const server = createSecurIdEmulator()
    const leaving = new AbortController()

    const failure = server
      .fetch(`${commandUrl}?cmd=loginUser`, {
        method: 'POST',
        body: new ReadableStream(),
        duplex: 'half',
        signal: leaving.signal,
      } as RequestInit)
      .catch((error: unknown) => error)
    leaving.abort(reason)

    expect(await failure).toBe(reason)
  })

  it('counts for nothing when the init says there is no signal', async () => {
    const server = createSecurIdEmulator()
    const request = new Request(statusUrl, { signal: AbortSignal.abort(reason) })

    const reply = await server.fetch(request, { signal: null })

    expect(reply.status).toBe(200)
  })

  it.each(['served', 'left'])('leaves no listener and no timer behind a request that was %s', async (how) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const server = createSecurIdEmulator()
    const leaving = new AbortController()
    server.slowBy(5000)

    const settled = server.fetch(statusUrl, { signal: leaving.signal }).then(
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
    const server = createSecurIdEmulator()
    const arrived: string[] = []
    const send = async (name: string): Promise<void> => {
      await server.fetch(statusUrl)
      arrived.push(name)
    }

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
