import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it, onTestFinished, vi } from 'vitest'

it('twenty sessions of one fleet log in once, renew once, leave, and end', async () => {
  const server = createToyServer()
  const store = memoryStore()
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  const open = (): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      share: share({ store, name: 'prod/billing', secret: key }),
    })
  const fleet = Array.from({ length: 20 }, open)
  const callAll = (): Promise<readonly number[]> =>
    Promise.all(fleet.map(async (session) => (await session.fetch('things')).status))

  const first = await callAll()
  server.expireSessions()
  const second = await callAll()
  const outcomes = await Promise.all(fleet.slice(1).map((session) => session.logout()))
  const afterLeaving = server.liveSessions
  const end = await fleet[0]?.logout({ everywhere: true })

  expect(new Set([...first, ...second])).toEqual(new Set([200]))
  expect(server.loginAttempts).toBe(2)
  expect(new Set(outcomes)).toEqual(new Set(['left']))
  expect([afterLeaving, end, server.liveSessions]).toEqual([1, 'revoked', 0])
})

it.each([
  ['nobody else is there', 1, 0],
  ['the others hold it, too', 3, 0],
  ['another one has logged in since', 1, 1],
])(
  'an end for all ends what is held, also when the store has forgotten it and %s',
  async (_what, holders, newcomers) => {
    const server = createToyServer()
    const store = memoryStore()
    const key = secret(crypto.getRandomValues(new Uint8Array(32)))
    const open = (): Session =>
      createSession(toy('https://toy.test/base/'), {
        credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
        transport: server.fetch,
        share: share({ store, name: 'prod/billing', secret: key }),
      })
    const fleet = Array.from({ length: holders }, open)
    for (const session of fleet) await session.fetch('things')
    store.forgetAll()
    const late = Array.from({ length: newcomers }, open)
    for (const session of late) await session.fetch('things')

    const outcome = await fleet[0]?.logout({ everywhere: true })

    expect([outcome, server.liveSessions]).toEqual(['revoked', 0])
    await Promise.all([...fleet, ...late].map((session) => session.logout()))
  },
)

it('a look that ends after a refusal does not bring back what was refused', async () => {
  const server = createToyServer()
  const store = memoryStore()
  let reads = 0
  const slowlyRead: SharedStore['read'] = async (...args) => {
    reads += 1
    // The look of the login that the refusal causes comes last.
    if (reads === 3) await pause(120)
    return store.read(...args)
  }
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
    transport: async (input, init) => {
      await pause(15)
      return server.fetch(input, init)
    },
    share: share({
      store: { swap: store.swap, read: slowlyRead },
      name: 'prod/billing',
      secret: secret(crypto.getRandomValues(new Uint8Array(32))),
      policy: { recheckMs: 1 },
    }),
  })
  await session.fetch('things')
  // Whose account it is takes long to compute: the server refuses the session meanwhile.
  const sign = crypto.subtle.sign.bind(crypto.subtle)
  const slow = vi.spyOn(crypto.subtle, 'sign').mockImplementation(async (...args) => {
    await pause(60)
    return sign(...args)
  })
  onTestFinished(() => slow.mockRestore())
  await pause(5)
  server.expireSessions()

  const { status } = await session.fetch('things')

  expect([status, server.loginAttempts]).toEqual([200, 2])
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

it('a protocol that does not say who logs in has its accounts told apart by their names', async () => {
  const server = createToyServer()
  const store = memoryStore()
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  const { account: _account, ...silent } = toy('https://toy.test/base/')
  const open = (username: string): Session =>
    createSession(silent, {
      credentials: { username, password: toyAccounts[username]?.password ?? '' },
      transport: server.fetch,
      share: share({ store, name: 'prod/billing', secret: key }),
    })
  const [first, second] = Object.keys(toyAccounts).map(open)
  await first?.fetch('things')

  await expect(second?.fetch('things')).rejects.toMatchObject({ code: 'invalid-options' })

  expect(server.loginAttempts).toBe(1)
})

it.each([
  ['one process', 1, 40],
  ['two processes in turn', 2, 40],
])('nothing that is owed is forgotten, however often %s renews', async (_who, size, rounds) => {
  const server = createToyServer()
  const store = memoryStore()
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  const fleet = Array.from({ length: size }, () =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      policy: { loginBudget: { max: 200, perMs: 60_000 } },
      share: share({ store, name: 'prod/billing', secret: key }),
    }),
  )
  for (let round = 0; round < rounds; round += 1) for (const session of fleet) await session.renew()

  await fleet[0]?.logout({ everywhere: true })
  await Promise.all(fleet.map((session) => session.logout()))

  expect(server.loginAttempts).toBeGreaterThan(32)
  await vi.waitFor(() => expect(server.liveSessions).toBe(0))
})
