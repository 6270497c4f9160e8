import { toy, type ToyCredentials } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, isSessionError, secret, type Session, type SessionProtocol } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore, type MemoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const url = 'https://toy.test/base/'
const credentials: ToyCredentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }

/** The toy, with its token in something that no JSON carries. */
function odd(wrap: (token: string) => unknown): SessionProtocol<ToyCredentials, unknown> {
  const { judge, login, logout, name, sign } = toy(url)
  const tokens = new Map<unknown, string>()
  const asToy = (key: unknown): string => tokens.get(key) ?? ''
  return {
    name,
    url: new URL(url),
    login: async (given, wire) => {
      const grant = await login(given, wire)
      const key = wrap(grant.key.reveal())
      tokens.set(key, grant.key.reveal())
      return { ...grant, key: secret(key) }
    },
    logout: (grant, wire) =>
      logout?.({ ...grant, key: secret(asToy(grant.key.reveal())) }, wire) ?? Promise.resolve('local-only'),
    sign: (headers, key) => sign(headers, asToy(key)),
    judge,
  }
}

function sessionOf(
  protocol: SessionProtocol<ToyCredentials, unknown>,
  { fetch, store }: { readonly fetch: typeof globalThis.fetch; readonly store: MemoryStore },
): Session {
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  return createSession(protocol, {
    credentials,
    transport: fetch,
    share: share({ store, name: 'odd', secret: key }),
  })
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

it.each([
  ['a Map', (token: string) => new Map([['token', token]])],
  ['a date', (token: string) => ({ token, since: new Date(0) })],
  ['a function', (token: string) => ({ token, sign: () => token })],
  ['a big number', (token: string) => ({ token, id: 7n })],
])('tells who shares a key with %s, logs in once, and leaves no session behind', async (_what, wrap) => {
  const server = createToyServer()
  const store = memoryStore()
  const session = sessionOf(odd(wrap), { fetch: server.fetch, store })

  const errors = [await failure(session.fetch('things')), await failure(session.fetch('things'))]
  await session.logout()

  expect(errors.map((error) => isSessionError(error) && error.code)).toEqual([
    'invalid-options',
    'invalid-options',
  ])
  expect(String(errors[0])).toContain('cannot be shared')
  expect([server.loginAttempts, server.liveSessions]).toEqual([1, 0])
})

it('shares an end for all that is asked for again once the store is back', async () => {
  const server = createToyServer()
  const store = memoryStore()
  const session = sessionOf(toy(url) as SessionProtocol<ToyCredentials, unknown>, {
    fetch: server.fetch,
    store,
  })
  await session.fetch('things')
  const mend = store.fail()
  const first = await failure(session.logout({ everywhere: true }))
  const before = [...store.texts.values()]

  mend()
  const second = await session.logout({ everywhere: true })

  expect(first).toMatchObject({ code: 'unreachable' })
  expect(second).toMatch(/^(?:revoked|already-ended)$/)
  expect([...store.texts.values()]).not.toEqual(before)
  expect(await session.logout({ everywhere: true })).toBe(second)
  expect(session.snapshot.phase).toBe('closed')
})
