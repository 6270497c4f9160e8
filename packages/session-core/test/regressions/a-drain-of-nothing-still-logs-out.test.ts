import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

it('ends the session on the server although requests in flight get no time', async () => {
  const server = createToyServer()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'bob', password: "bob's is another one" },
    transport: server.fetch,
    policy: { drainMs: 0 },
  })
  await session.login()

  const outcome = await session.logout()

  expect([outcome, server.liveSessions]).toEqual(['revoked', 0])
})
