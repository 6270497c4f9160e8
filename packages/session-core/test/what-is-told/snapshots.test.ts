import { toy } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const start = Date.UTC(2030, 0)
const wrong = { username: 'ann', password: 'wrong' }

const silently = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => {})
}

describe('A snapshot shows', () => {
  const counts = { logins: 0, requests: 0, replays: 0, rejections: 0 }
  const toyAt = { protocol: 'toy', origin: 'https://toy.test', notes: {} }

  it('a session that was never used', () => {
    const { session } = toyScene()

    expect(session.snapshot).toStrictEqual({ ...toyAt, phase: 'idle', generation: 0, counts })
  })

  it('whom the server takes us for, for how long, and what it told us', async () => {
    const { login } = toy('https://toy.test/base/')
    const { session, passTime } = toyScene(
      {},
      { login: async (...given) => ({ ...(await login(...given)), notes: { days: 3, warning: null } }) },
    )
    await passTime(minute)
    await session.login()

    await passTime(minute)
    await session.fetch('things')

    expect(session.snapshot).toEqual({
      ...toyAt,
      subject: 'ann',
      phase: 'active',
      generation: 1,
      issuedAt: new Date(start + minute),
      idleUntil: new Date(start + 12 * minute),
      endsAt: new Date(start + 61 * minute),
      counts: { ...counts, logins: 1, requests: 1 },
      notes: { days: 3, warning: null },
    })
  })

  it('no secret that a server wrote into its notes', async () => {
    const { login } = toy('https://toy.test/base/')
    const { session } = toyScene(
      {},
      {
        login: async (credentials, wire) => {
          const grant = await login(credentials, wire)
          return {
            ...grant,
            notes: { chosen: `Hello ${credentials.password}`, granted: `Hello ${grant.key.reveal()}` },
          }
        },
      },
    )

    await session.login()

    expect(session.snapshot.notes).toEqual({ chosen: '[secret]', granted: 'Hello [secret]' })
  })

  it('each phase while it lasts', async () => {
    const { session, server, clock } = toyScene()
    const phases = [session.snapshot.phase]
    const look = async (): Promise<void> => {
      await clock.advance(0)
      phases.push(session.snapshot.phase)
    }

    const letLogIn = server.holdNextReply()
    const login = session.login()
    await look()
    letLogIn()
    await login
    await look()
    const letLogOut = server.holdNextReply()
    const logout = session.logout()
    await look()
    letLogOut()
    await logout
    await look()

    expect(phases).toEqual(['idle', 'authenticating', 'active', 'closing', 'closed'])
  })

  it('a lock, and its end', async () => {
    const { session } = toyScene({ credentials: wrong })
    await silently(session.login())
    const { phase, counts: counted } = session.snapshot

    session.rearm()

    expect([phase, session.snapshot.phase]).toEqual(['locked', 'idle'])
    expect(counted).toEqual({ ...counts, logins: 1, rejections: 1 })
  })

  it('what was counted: replays, and no rejection where nobody was asked', async () => {
    const { session, server } = toyScene()
    await session.fetch('things')
    server.expireSessions()
    await session.fetch('things')
    server.failNext('drop')
    await silently(session.renew())

    expect(session.snapshot.counts).toEqual({ logins: 3, requests: 3, replays: 1, rejections: 0 })
  })

  it('nothing that anybody could change, nor that changes afterwards', async () => {
    const { session } = toyScene()
    const before = session.snapshot

    const after = await session.login()

    expect([before.phase, before.counts.logins, after.phase]).toEqual(['idle', 0, 'active'])
    expect([after, after.counts, after.notes].every((part) => Object.isFrozen(part))).toBe(true)
  })
})
