import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession, type Session } from '@org/session-core'
import { faultyFetch, manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }

it('gives a provider that asks the session itself until the deadline, and sends nothing', async () => {
  const server = createToyServer()
  const clock = manualClock()
  const session: Session = createSession(toy('https://toy.test/base/'), {
    credentials: async () => {
      await session.fetch('vault/password')
      return credentials
    },
    clock,
    transport: server.fetch,
  })
  const failed = session.login().then(undefined, (error: unknown) => error)

  await clock.advance(30_000)

  expect(await failed).toMatchObject({ code: 'login-timed-out' })
  expect(server.requestsSeen).toBe(0)
})

it('gives the protocol a way to its server that carries no session, so that it cannot wait for one', async () => {
  const wire = faultyFetch(createToyServer().fetch)
  const session = createSession(toy('https://toy.test/base/'), { credentials, transport: wire.fetch })
  await session.login()

  await session.renew()

  const logins = wire.passed.filter(({ method, url }) => method === 'POST' && url.endsWith('/login'))
  expect(logins.map(({ headers }) => headers['x-toy'])).toEqual([undefined, undefined])
})
