import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession, secret } from '@org/session-core'
import { expect, it } from 'vitest'

// Some servers answer a second login with the session that is there.
it('keeps a session that a renewal brought again, and logs it out in the end', async () => {
  const server = createToyServer()
  const protocol = toy('https://toy.test/base/')
  let token: string | undefined
  const session = createSession(
    {
      ...protocol,
      login: async (credentials, wire) => {
        token ??= (await protocol.login(credentials, wire)).key.reveal()
        return { key: secret(token) }
      },
    },
    { credentials: { username: 'bob', password: "bob's is another one" }, transport: server.fetch },
  )
  await session.login()

  await session.renew()
  const { status } = await session.fetch('things')
  const alive = server.liveSessions
  const outcome = await session.logout()

  expect([status, alive, outcome, server.liveSessions]).toEqual([200, 1, 'revoked', 0])
})
