import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

it.each(['login', 'renew', 'keepAlive'] as const)(
  'says closed to %s while a logout is under way',
  async (wish) => {
    const server = createToyServer()
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'bob', password: "bob's is another one" },
      transport: server.fetch,
    })
    await session.login()
    const ending = session.logout()

    const failure: unknown = await session[wish]().then(undefined, (error: unknown) => error)

    expect(failure).toMatchObject({ code: 'closed' })
    expect([await ending, server.liveSessions]).toEqual(['revoked', 0])
  },
)
