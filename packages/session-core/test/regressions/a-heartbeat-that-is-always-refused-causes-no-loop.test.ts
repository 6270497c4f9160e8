import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { faultyFetch, manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

it('logs in twice at most for ten signs of life that are all refused, and leaks no session', async () => {
  const server = createToyServer()
  const wire = faultyFetch(server.fetch)
  wire.every(({ url }) => url.endsWith('/touch')).answer(() => new Response('no', { status: 401 }))
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'bob', password: "bob's is another one" },
    transport: wire.fetch,
    clock: manualClock(),
  })
  const outcomes: unknown[] = []

  for (let sign = 0; sign < 10; sign += 1) {
    await session.fetch('guarded')
    outcomes.push(
      await session.keepAlive().then(
        ({ phase }) => phase,
        (error: unknown) => error,
      ),
    )
  }

  expect(server.loginAttempts).toBeLessThanOrEqual(3)
  expect(outcomes.at(-1)).toMatchObject({ code: 'request-refused' })
  expect((await session.fetch('guarded')).status).toBe(200)
  await session.logout()
  expect(server.liveSessions).toBeLessThanOrEqual(1)
})
