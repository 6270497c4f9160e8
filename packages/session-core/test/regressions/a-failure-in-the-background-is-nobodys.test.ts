import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { faultyFetch, manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const open = () => {
  const server = createToyServer()
  const wire = faultyFetch(server.fetch)
  const clock = manualClock()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'bob', password: "bob's is another one" },
    transport: wire.fetch,
    clock,
    policy: { keepAlive: true },
  })
  return { server, wire, clock, session }
}

// A rejection that nobody handles fails the whole test run.
it('swallows a heartbeat that does not get through, and tells the next caller in person', async () => {
  const { wire, clock, session } = open()
  await session.login()
  wire.every().drop()

  await clock.advance(3_600_000)
  const failure: unknown = await session.login().then(undefined, (error: unknown) => error)

  expect(failure).toMatchObject({ code: 'unreachable', retryable: true })
  expect(clock.pending).toBe(0)
})

it('does not hammer a server that is down', async () => {
  const { wire, clock, session } = open()
  await session.login()
  const before = wire.passed.length
  wire.every().drop()

  await clock.advance(3_600_000)

  expect(wire.passed.length - before).toBeLessThanOrEqual(60)
})

it('swallows a login that fails after everybody left', async () => {
  const { server, clock, session } = open()
  const release = server.holdNextReply()
  server.failNext('drop-reply')
  const leaving = new AbortController()
  const left = session.login({ signal: leaving.signal }).then(undefined, (reason: unknown) => reason)

  leaving.abort('nobody waits')
  const reason = await left
  release()
  await clock.advance(0)
  const { phase } = await session.login()

  expect([reason, phase]).toEqual(['nobody waits', 'active'])
})
