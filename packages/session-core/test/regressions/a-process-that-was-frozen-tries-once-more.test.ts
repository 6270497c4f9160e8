import { toyScene, type ToyScene } from '../toy-scene.ts'
import { type ManualClock, manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const deadlineMs = 30_000

/** A clock that goes on while nothing runs: no timer rings before the process wakes. */
function freezable(): { readonly clock: ManualClock; readonly freeze: (ms: number) => void } {
  const clock = manualClock()
  let frozen = 0
  return {
    clock: { ...clock, monotonic: () => clock.monotonic() + frozen },
    freeze: (ms) => (frozen += ms),
  }
}

interface FrozenScene extends ToyScene {
  readonly freeze: (ms: number) => void
}

function openScene(): FrozenScene {
  const { clock, freeze } = freezable()
  return { ...toyScene({ clock }), clock, freeze }
}

it('reads the answer that came while it was frozen', async () => {
  const { session, server, clock, freeze } = openScene()
  const release = server.holdNextReply()
  const answer = session.fetch('things')
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(deadlineMs)
  release()
  const { status } = await answer

  expect([status, server.loginAttempts]).toEqual([200, 1])
})

it.each([
  ['before its timers ring', 0],
  ['after its timers rang', deadlineMs],
])('logs in once more when the connection is found broken %s', async (_when, afterMs) => {
  const { session, server, wire, clock, freeze } = openScene()
  const broken = Promise.withResolvers<Response>()
  wire.next().answer(() => broken.promise)
  const answer = session.fetch('things')
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(afterMs)
  broken.reject(new TypeError('fetch failed'))
  const { status } = await answer

  expect([status, server.loginAttempts, session.snapshot.counts.logins]).toEqual([200, 1, 2])
})

it('gives up in the end, also when it is frozen again', async () => {
  const { session, server, clock, freeze } = openScene()
  server.holdNextReply()
  const answer = session.fetch('things').catch((error: unknown) => error)
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(deadlineMs)
  freeze(600_000)
  await clock.advance(deadlineMs)

  expect(await answer).toMatchObject({ code: 'login-timed-out' })
})

it('hears that it was kept alive while it was frozen', async () => {
  const { session, server, clock, freeze } = openScene()
  await session.login()
  const release = server.holdNextReply()
  const kept = session.keepAlive()
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(deadlineMs)
  release()

  await expect(kept).resolves.toMatchObject({ phase: 'active' })
})

it('hears that it was logged out while it was frozen', async () => {
  const { session, server, clock, freeze } = openScene()
  await session.login()
  const release = server.holdNextReply()
  const outcome = session.logout()
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(5000)
  release()

  await expect(outcome).resolves.toBe('revoked')
})

it('logs out what a login brought while it was frozen', async () => {
  const { session, server, clock, freeze } = openScene()
  const release = server.holdNextReply()
  const left = session.login().catch((error: unknown) => error)
  await clock.advance(0)
  const outcome = session.logout()
  await clock.advance(0)

  freeze(600_000)
  await clock.advance(5000)
  release()

  expect([await outcome, await left, server.liveSessions]).toMatchObject(['revoked', { code: 'closed' }, 0])
})

it('logs out once more when the connection is found broken', async () => {
  const { session, server, wire, clock, freeze } = openScene()
  await session.login()
  const broken = Promise.withResolvers<Response>()
  wire.next(({ method }) => method === 'DELETE').answer(() => broken.promise)
  const outcome = session.logout()
  await clock.advance(0)

  freeze(600_000)
  broken.reject(new TypeError('fetch failed'))

  expect([await outcome, server.liveSessions]).toEqual(['revoked', 0])
})

it('sends no logout twice whose connection breaks while it is awake', async () => {
  const { session, wire } = openScene()
  await session.login()
  wire.next(({ method }) => method === 'DELETE').drop()

  expect(await session.logout()).toBe('local-only')
  expect(wire.passed.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})
