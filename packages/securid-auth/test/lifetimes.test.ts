import { type Script, scriptedServer } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'

const minute = 60_000

/** A clock that stands still until it is moved. */
function stoppedClock(): { advance: (ms: number) => void } & Parameters<
  typeof createSecurIdSession
>[0]['clock'] &
  object {
  let now = 1_000_000
  return {
    advance: (ms) => {
      now += ms
    },
    wall: () => now,
    monotonic: () => now,
    sleep: (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  }
}

function sessionWith(transport: typeof fetch, clock = stoppedClock()): SecurIdSession {
  const credentials = { username: 'user01', password: 'password123' }
  return createSecurIdSession({ url: 'https://instance.securid.com', credentials, transport, clock })
}

describe('the lifetimes of a token', () => {
  it('are those of the security settings', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 5, lifespanMinutes: 60 })

    const { issuedAt, idleUntil, endsAt } = await sessionWith(server.fetch).login()

    expect([idleUntil, endsAt].map((date) => Number(date) - Number(issuedAt))).toEqual([
      5 * minute,
      60 * minute,
    ])
  })

  it('renew the session before the server ends it', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 5, lifespanMinutes: 60 })
    const clock = stoppedClock()
    const session = sessionWith(server.fetch, clock)
    await session.command('about')

    clock.advance(4 * minute + 45_000)
    await session.command('about')

    expect(session.snapshot).toMatchObject({ generation: 2, counts: { replays: 0 } })
  })

  it.each<[string, Script['x']]>([
    ['may not be asked for', () => new Response('<html><body>no</body></html>', { status: 401 })],
    ['fail', () => new Response('java.lang.NullPointerException', { status: 500 })],
    ['are noise', () => new Response('�'.repeat(99))],
    [
      'break off',
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('lost')) })),
    ],
    ['are lost', () => Promise.reject(new TypeError('fetch failed'))],
    ['lead elsewhere', () => new Response(null, { status: 302, headers: { Location: '/login' } })],
    [
      'never end',
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })),
    ],
  ])('stay unknown when the settings %s: no token is lost for it', async (_what, getSecuritySettings) => {
    const server = scriptedServer({ getSecuritySettings, about: () => Response.json({ data: {} }) })
    const session = sessionWith(server.fetch)

    await session.command('about')

    expect(session.snapshot).toMatchObject({ phase: 'active', generation: 1 })
    expect(session.snapshot).not.toHaveProperty('idleUntil')
    expect(session.snapshot).not.toHaveProperty('endsAt')
  })
})

/** Says nothing, until nobody listens any more. */
function silence(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

const never = (): Promise<Response> => new Promise(() => {})

describe('a server that never says how long a token lives', () => {
  it.each([
    ['is short', 600, 0],
    ['is nearly over', 2000, 1500],
  ])('costs no login, also where the time for one %s', async (_when, loginDeadlineMs, loginMs) => {
    const server = createSecurIdEmulator()
    const session = createSecurIdSession({
      url: 'https://instance.securid.com',
      credentials: { username: 'user01', password: 'password123' },
      policy: { loginDeadlineMs },
      transport: async (href, init) => {
        if (href.includes('getSecuritySettings')) return silence(init.signal)
        if (href.includes('loginUser')) await sleep(loginMs)
        return server.fetch(href, init)
      },
    })

    await session.command('about')

    expect(session.snapshot).toMatchObject({ phase: 'active', generation: 1, counts: { logins: 1 } })
    await session.logout()
    expect(server.liveSessions).toBe(0)
  })

  it.each([
    ['0 ms', 0, silence],
    ['50 ms', 50, silence],
    ['0 ms, by a transport that looks at no signal', 0, never],
    ['50 ms, by a transport that looks at no signal', 50, never],
  ])('leaves no token behind at a logout that gives %s', async (_what, drainMs, answer) => {
    const server = createSecurIdEmulator()
    const session = createSecurIdSession({
      url: 'https://instance.securid.com',
      credentials: { username: 'user01', password: 'password123' },
      transport: (href, init) =>
        href.includes('getSecuritySettings') ? answer(init.signal) : server.fetch(href, init),
    })
    const login = session.login().catch(() => {})
    await vi.waitFor(() => expect(server.liveSessions).toBe(1))

    const outcome = await session.logout({ drainMs })

    expect([outcome, server.liveSessions]).toEqual(['revoked', 0])
    await login
  })
})

describe('a sign of life', () => {
  it('moves the idle limit and not the lifespan', async () => {
    const server = createSecurIdEmulator({ idleMinutes: 10, lifespanMinutes: 60 })
    const clock = stoppedClock()
    const session = sessionWith(server.fetch, clock)
    const before = await session.login()

    clock.advance(2 * minute)
    const after = await session.keepAlive()

    expect(Number(after.idleUntil) - Number(before.idleUntil)).toBe(2 * minute)
    expect(after.endsAt).toEqual(before.endsAt)
    expect(after.generation).toBe(1)
  })
})
