import { toy } from './toy-protocol.ts'
import { toyScene } from './toy-scene.ts'
import { createToyServer } from './toy-server.ts'
import { createSession, type SessionEvent } from '@org/session-core'
import { manualClock } from '@org/session-core/testing'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const name = 'org:session'

/** Listens to the whole process, until the test ends. */
function listen(listener: (message: unknown) => void): void {
  subscribe(name, listener)
  onTestFinished(() => void unsubscribe(name, listener))
}

const secrets = ['ann has <a> password & more', 'ann has another one'] as const

describe('The channel org:session', () => {
  it('tells of every event of every session, and whose it is', async () => {
    const published: unknown[] = []
    const { session, server, events } = toyScene()
    listen((message) => published.push(message))

    await session.fetch('things?a=1')
    server.expireSessions()
    await session.fetch('things')
    await session.logout()

    const whose = { protocol: 'toy', origin: 'https://toy.test' }
    expect(events.length).toBeGreaterThan(6)
    expect(published).toEqual(events.map((event) => ({ ...whose, event })))
  })

  it('is heard by who listens before the session is there, and after', async () => {
    const types: string[] = []
    listen((message) => types.push((message as { event: SessionEvent }).event.type))

    await toyScene().session.login()

    expect(types).toEqual(['login-started', 'login-succeeded'])
  })

  it('holds no secret, whatever went wrong', async () => {
    const published: unknown[] = []
    const { session } = toyScene({ credentials: { username: 'ann', password: secrets[1] } })
    listen((message) => published.push(message))

    await session.fetch('things').catch(() => {})

    expect(published.length).toBeGreaterThan(2)
    expect(secrets.filter((secret) => JSON.stringify(published).includes(secret))).toEqual([])
  })

  it('costs nothing while nobody listens: no event is built', async () => {
    const server = createToyServer()
    const clock = manualClock()
    const wall = vi.fn<() => number>(clock.wall)
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: secrets[0] },
      transport: server.fetch,
      clock: { ...clock, wall },
    })
    await session.login()
    wall.mockClear()

    await session.fetch('things')
    const unheard = wall.mock.calls.length
    listen(() => {})
    await session.fetch('things')

    expect([unheard, wall.mock.calls.length]).toEqual([0, 1])
  })
})
