import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { openScene } from './open-scene.ts'
import { createSession, secret } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'

const storeDeadlineMs = 250

/** Stands still for longer than a call of the store gets: a laptop that is closed, a function that is suspended. */
function sleepOver(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3 * storeDeadlineMs)
}

it.each(['read', 'swap'] as const)(
  'is served whose process slept through a %s of the store',
  async (asleep) => {
    const server = createToyServer()
    const inner = memoryStore()
    let naps = 1
    const napping = async <Answer>(name: 'read' | 'swap', answer: () => Promise<Answer>): Promise<Answer> => {
      if (name === asleep && naps-- > 0) sleepOver()
      // An answer that came meanwhile is read after all timers rang.
      await setTimeout(20)
      return answer()
    }
    const store: SharedStore = {
      read: (...asked) => napping('read', () => inner.read(...asked)),
      swap: (...asked) => napping('swap', () => inner.swap(...asked)),
    }
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      share: share({
        store,
        name: 'billing',
        secret: secret(crypto.getRandomValues(new Uint8Array(32))),
        policy: { storeDeadlineMs },
      }),
    })

    const { status } = await session.fetch('things')
    await session.logout({ everywhere: true })

    expect(status).toBe(200)
    expect([server.loginAttempts, server.liveSessions]).toEqual([1, 0])
  },
)

it('where each logs in alone, a store that takes no writes holds nobody up', async () => {
  const { server, clock, start, passUntil } = openScene()
  const full: SharedStore = {
    read: memoryStore(clock).read,
    swap: () => Promise.reject(new Error('There is no room left.')),
  }
  const fleet = [1, 2].map(() => start({ store: full, sharing: { withoutStore: 'alone' } }))
  await passUntil(() => fleet.every(({ outcome }) => outcome() !== undefined))

  expect([...fleet.map(({ outcome }) => outcome()), server.loginAttempts]).toEqual(['200', '200', 2])
})

it('where each logs in alone, who may not log in does not, however the store fares', async () => {
  const { server, clock, pass } = openScene()
  const store = memoryStore(clock)
  store.fail()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
    transport: server.fetch,
    clock,
    share: share({
      store,
      name: 'billing',
      secret: secret(crypto.getRandomValues(new Uint8Array(32))),
      lead: false,
      policy: { withoutStore: 'alone' },
    }),
  })
  const failure = session.fetch('things').catch((error: unknown) => (error as { readonly code: string }).code)
  await pass(100)

  expect([await failure, server.loginAttempts]).toEqual(['unreachable', 0])
})
