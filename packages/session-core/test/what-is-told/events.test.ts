import { toyScene, type ToyScene } from '../toy-scene.ts'
import { type LogoutOutcome, SessionError, type SessionEvent } from '@org/session-core'
import { describe, expect, it, vi } from 'vitest'

interface Ending {
  readonly server: string
  readonly outcome: LogoutOutcome
  readonly open?: () => ToyScene
  readonly happen?: (to: ToyScene) => void
}

const minute = 60_000
const start = Date.UTC(2030, 0)
const wrong = { username: 'ann', password: 'wrong' }

/** What was told, without the moments at which it was. */
const told = (events: readonly SessionEvent[]): readonly object[] =>
  events.map((event) => Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'at')))

const silently = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => {})
}

describe('An event is told', () => {
  it('when a session begins with a challenge, and serves', async () => {
    const { session, server, events } = toyScene({
      credentials: { username: 'otto', password: 'otto also needs a code' },
      onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? ''),
    })

    await session.fetch('things?a=1', { method: 'post', body: 'x' })

    expect(told(events)).toEqual([
      { generation: 0, type: 'login-started', attempt: 1, reason: 'first-use' },
      { generation: 0, type: 'challenge', kind: 'otp', hint: 'ott****@example.com' },
      { generation: 1, type: 'login-succeeded', ms: 0 },
      {
        generation: 1,
        type: 'request',
        method: 'POST',
        path: '/base/things',
        status: 200,
        ms: 0,
        replayed: false,
      },
    ])
  })

  it('when a session has ended, is renewed, and the request is sent again', async () => {
    const { session, server, events } = toyScene()
    await session.login()
    server.expireSessions()

    await session.fetch('things')

    const request = { type: 'request', method: 'GET', path: '/base/things', ms: 0 }
    expect(told(events).slice(2)).toEqual([
      { generation: 1, ...request, status: 401, replayed: false },
      { generation: 1, type: 'session-ended', status: 401 },
      { generation: 1, type: 'login-started', attempt: 1, reason: 'session-ended' },
      { generation: 2, type: 'login-succeeded', ms: 0 },
      { generation: 2, ...request, status: 200, replayed: true },
    ])
  })

  it('when a session is renewed on request, and the old one is logged out', async () => {
    const { session, events, clock } = toyScene()
    await session.login()

    await session.renew()
    await clock.advance(0)

    expect(told(events).slice(2)).toEqual([
      { generation: 1, type: 'login-started', attempt: 1, reason: 'requested' },
      { generation: 2, type: 'login-succeeded', ms: 0 },
      { generation: 2, type: 'logged-out', outcome: 'revoked', replaced: true },
    ])
  })

  it('when a session is renewed before it is forgotten', async () => {
    const { session, events, passTime } = toyScene()
    await session.login()
    await passTime(10 * minute - 30_000)

    await session.login()

    expect(told(events)[2]).toEqual({
      generation: 1,
      type: 'login-started',
      attempt: 1,
      reason: 'before-expiry',
    })
  })

  it('when a session is kept alive', async () => {
    const { session, events } = toyScene()

    await session.keepAlive()
    await session.keepAlive()

    expect(told(events).slice(2)).toEqual([{ generation: 1, type: 'kept-alive' }])
  })

  it('when a login fails, and the next attempt is made', async () => {
    const { session, server, events } = toyScene()
    server.failNext('drop')
    const failure: unknown = await session.login().catch((error: unknown) => error)

    await session.login()

    expect(failure).toBeInstanceOf(SessionError)
    expect(told(events)).toEqual([
      { generation: 0, type: 'login-started', attempt: 1, reason: 'first-use' },
      { generation: 0, type: 'login-failed', ms: 0, error: failure },
      { generation: 0, type: 'login-started', attempt: 2, reason: 'first-use' },
      { generation: 1, type: 'login-succeeded', ms: 0 },
    ])
  })

  it('to the provider of credentials, as the number of the attempt', async () => {
    const attempts: number[] = []
    const { session, server } = toyScene({
      credentials: ({ attempt }) => {
        attempts.push(attempt)
        return Promise.resolve({ username: 'bob', password: "bob's is another one" })
      },
    })
    server.failNext('drop')
    await silently(session.login())

    await session.login()
    await session.renew()

    expect(attempts).toEqual([1, 2, 1])
  })

  it('of no login that never began', async () => {
    const { session, events } = toyScene({
      credentials: () => Promise.reject(new Error('The vault is sealed.')),
    })

    await silently(session.login())

    expect(told(events)).toEqual([])
  })

  it('when credentials are locked, and once when somebody has mended them', async () => {
    const { session, events } = toyScene({ credentials: wrong })
    await silently(session.login())
    await silently(session.login())

    session.rearm()
    session.rearm()

    expect(told(events)).toEqual([
      { generation: 0, type: 'login-started', attempt: 1, reason: 'first-use' },
      { generation: 0, type: 'locked', code: 'credentials-rejected' },
      { generation: 0, type: 'login-failed', ms: 0, error: expect.any(SessionError) as unknown },
      { generation: 0, type: 'rearmed' },
    ])
  })

  it.each<Ending>([
    { server: 'ended it', outcome: 'revoked' },
    { server: 'had forgotten it', happen: (to) => to.server.expireSessions(), outcome: 'already-ended' },
    { server: 'is not reached', happen: (to) => to.server.failNext('drop'), outcome: 'local-only' },
    {
      server: 'knows no logout',
      open: () => toyScene({}, { logout: undefined as never }),
      outcome: 'local-only',
    },
  ])('when a session is logged out, whether the server $server', async (how) => {
    const scene = (how.open ?? toyScene)()
    await scene.session.login()
    how.happen?.(scene)

    const said = await scene.session.logout()

    expect(said).toBe(how.outcome)
    expect(told(scene.events).slice(2)).toEqual([
      { generation: 1, type: 'logged-out', outcome: how.outcome, replaced: false },
    ])
  })

  it('with the moment at which it happened, and how long that took', async () => {
    const { session, wire, clock, events } = toyScene()
    for (const ms of [300, 70]) wire.next().delay(ms, clock)
    await clock.advance(minute)

    const call = session.fetch('things')
    await clock.advance(1000)
    await call

    expect(events.map(({ at, type }) => [type, at.getTime() - start])).toEqual([
      ['login-started', minute],
      ['login-succeeded', minute + 300],
      ['request', minute + 370],
    ])
    expect(events.slice(1)).toMatchObject([{ ms: 300 }, { ms: 70 }])
  })

  it('with how long a login took that failed', async () => {
    const { session, wire, clock, events } = toyScene({ credentials: wrong })
    wire.next().delay(300, clock)

    const login = silently(session.login())
    await vi.waitUntil(() => clock.begun === 2)
    await clock.advance(300)
    await login

    expect(told(events).at(-1)).toMatchObject({ type: 'login-failed', ms: 300 })
  })
})
