import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession, type Session } from '@org/session-core'
import { faultyFetch } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }

const paths = ['at once', 'after a while'] as const
const wait = (path: string): Promise<unknown> =>
  path === 'at once' ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 1))

it.each(paths)('fails at once when the credentials function asks its own session %s', async (when) => {
  const server = createToyServer()
  const session: Session = createSession(toy('https://toy.test/base/'), {
    credentials: async () => {
      if (when !== 'at once') await wait(when)
      await session.fetch('vault/password')
      return credentials
    },
    transport: server.fetch,
  })

  const failed = await session.login().catch((error: unknown) => error)

  expect(failed).toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining('plain fetch') as string,
  })
  expect(server.requestsSeen).toBe(0)
})

it.each(paths)(
  'fails at once when onChallenge asks its own session %s, and sends no answer',
  async (when) => {
    const server = createToyServer()
    const session: Session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'otto', password: 'otto also needs a code' },
      onChallenge: async () => {
        if (when !== 'at once') await wait(when)
        return (await session.fetch('mail')).text()
      },
      transport: server.fetch,
    })

    const failed = await session.fetch('things').catch((error: unknown) => error)

    expect(failed).toMatchObject({ code: 'invalid-options', retryable: false })
    expect([server.loginAttempts, server.challenges.length]).toEqual([1, 1])
  },
)

it('lets a caller who joins while the question is open wait for its answer', async () => {
  const server = createToyServer()
  const asked = Promise.withResolvers<undefined>()
  const answer = Promise.withResolvers<string>()
  const session: Session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'otto', password: 'otto also needs a code' },
    onChallenge: () => {
      asked.resolve(undefined)
      return answer.promise
    },
    transport: server.fetch,
  })
  const first = session.fetch('things')
  await asked.promise

  const second = session.fetch('things')
  answer.resolve(server.challenges.at(-1) ?? '')

  expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200])
})

it('gives the protocol a way to its server that carries no session, so that it cannot wait for one', async () => {
  const wire = faultyFetch(createToyServer().fetch)
  const session = createSession(toy('https://toy.test/base/'), { credentials, transport: wire.fetch })
  await session.login()

  await session.renew()

  const logins = wire.passed.filter(({ method, url }) => method === 'POST' && url.endsWith('/login'))
  expect(logins.map(({ headers }) => headers['x-toy'])).toEqual([undefined, undefined])
})

it.each(paths)('fails at once when the protocol asks its own session %s', async (when) => {
  const server = createToyServer()
  const protocol = toy('https://toy.test/base/')
  const session: Session = createSession(
    {
      ...protocol,
      login: async (given, way) => {
        if (when !== 'at once') await wait(when)
        await session.fetch('who/am/i')
        return protocol.login(given, way)
      },
    },
    { credentials, transport: server.fetch },
  )

  const failed = await session.login().catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'invalid-options', retryable: false })
  expect(server.requestsSeen).toBe(0)
})

it.each(paths)('fails at once when the transport asks the session that it carries %s', async (when) => {
  const server = createToyServer()
  const heard: unknown[] = []
  const session: Session = createSession(toy('https://toy.test/base/'), {
    credentials,
    transport: async (...call) => {
      if (when !== 'at once') await wait(when)
      await session.fetch('proxy/token').catch((error: unknown) => heard.push(error))
      return server.fetch(...call)
    },
  })

  await session.login()

  expect(heard).toMatchObject([{ code: 'invalid-options' }])
})
