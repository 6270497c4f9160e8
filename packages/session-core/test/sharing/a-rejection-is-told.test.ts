import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { openScene } from './open-scene.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'
import { manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const leaseMs = 10_000

it.each([
  ['while the lease lasts, it is not sent again', false],
  ['but not by who has left', true],
])('a rejection that the store missed is told when it is back: %s', async (_what, leaves) => {
  const [server, clock] = [createToyServer(), manualClock()]
  const store = memoryStore(clock)
  const own = secret(new Uint8Array(32).fill(200))
  const open = (): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: 'wrong' },
      transport: server.fetch,
      clock,
      share: share({ store, name: 'prod/billing', secret: own, policy: { leaseMs } }),
    })
  const callOf = (session: Session): Promise<unknown> =>
    session.fetch('things').catch((error: unknown) => (error as { readonly code: string }).code)
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 100) {
      await clock.advance(100)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const release = server.holdNextReply()
  const first = open()
  const firstEnd = callOf(first)
  await pass(1000)
  const back = store.fail()
  release()
  await pass(100)
  if (leaves) await first.logout()
  await pass(2900)
  back()

  const secondEnd = callOf(open())
  await pass(12_000)

  expect(await firstEnd).toBe('credentials-rejected')
  expect([await secondEnd, server.loginAttempts]).toEqual(['credentials-rejected', leaves ? 2 : 1])
  const at = clock.begun
  await pass(3 * leaseMs)
  expect(clock.begun - at).toBe(0)
  expect(clock.pending).toBe(0)
})

it('a rejection is told until the store shows it: one that loses half of what it acknowledges has it sent once', async () => {
  const { server, clock, start, passUntil } = openScene()
  const inner = memoryStore(clock)
  let swaps = 0
  // The claim, the renewal before the message, the rejection, and once more: the last two are lost.
  const forgetful: SharedStore = {
    read: inner.read,
    swap: async (...call) => {
      swaps += 1
      const isDone = await inner.swap(...call)
      if (swaps === 3 || swaps === 4) inner.forgetNewest()
      return isDone
    },
  }
  const first = start({ password: 'wrong', store: forgetful })
  await passUntil(() => first.outcome() !== undefined)
  const others = [1, 2, 3].map(() => start({ password: 'wrong', store: forgetful }))
  await passUntil(() => others.every(({ outcome }) => outcome() !== undefined))

  expect(first.outcome()).toBe('credentials-rejected')
  expect(new Set(others.map(({ outcome }) => outcome()))).toEqual(new Set(['credentials-locked']))
  expect(server.loginAttempts).toBe(1)
})
