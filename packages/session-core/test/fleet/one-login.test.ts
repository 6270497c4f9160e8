import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

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
