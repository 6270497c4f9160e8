import { openScene, type Scene } from './open-scene.ts'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

/** Loses what it acknowledged, so many milliseconds later: a Redis that has no room and evicts. */
function evictingStore(clock: Scene['clock'], ms: number): SharedStore {
  const store = memoryStore(clock)
  return {
    read: store.read,
    swap: async (...call) => {
      const isDone = await store.swap(...call)
      if (ms === 0) store.forgetAll()
      else void clock.sleep(ms, new AbortController().signal).then(store.forgetAll)
      return isDone
    },
  }
}

it.each([0, 1, 100])('a store that loses all within %i ms costs each process one login', async (ms) => {
  const { clock, server, start, ended } = openScene()
  const store = evictingStore(clock, ms)
  const first = start({ store })
  const outcomes = [await ended(first.call()), await ended(first.call())]
  const second = start({ store })
  outcomes.push(await ended(second.call()), await ended(first.call()))

  expect(outcomes).toEqual(['200', '200', '200', '200'])
  expect(server.loginAttempts).toBeLessThanOrEqual(2)
})

it.each([0, 1])('and a wrong password is sent once by each (%i ms)', async (ms) => {
  const { clock, server, start, ended } = openScene()
  const process = start({ store: evictingStore(clock, ms), password: 'wrong' })
  await ended(process.call())

  expect([await ended(process.call()), server.loginAttempts]).toEqual(['credentials-locked', 1])
})

it.each(['before anything is sent', 'while the server answers'])(
  'a leader stays one where the store forgets all %s',
  async (when) => {
    const { clock, server, start, pass, passUntil, ended } = openScene()
    const store = memoryStore(clock)
    const release = server.holdNextReply()
    const leader = start({ store })
    await passUntil(() =>
      when === 'before anything is sent' ? store.texts.size === 1 : server.loginAttempts === 1,
    )
    store.forgetAll()
    await pass(4000)
    const other = start({ store })
    await pass(1000)
    release()

    expect([await ended(leader.call()), await ended(other.call()), server.loginAttempts]).toEqual([
      '200',
      '200',
      1,
    ])
  },
)
