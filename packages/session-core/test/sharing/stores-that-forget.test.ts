import { openScene } from './open-scene.ts'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

/** All look at the store within that time, in milliseconds. */
const rechecked = 31_000

it('what a store forgot is given back to it when it takes writes again', async () => {
  const { clock, server, start, ended } = openScene()
  const store = memoryStore(clock)
  let isFull = false
  const filling: SharedStore = {
    read: store.read,
    swap: async (...call) => {
      if (isFull) throw new Error('It is full.')
      return store.swap(...call)
    },
  }
  const first = start({ store: filling })
  await ended(first.call())
  store.forgetAll()
  isFull = true
  for (let turn = 0; turn < 3; turn += 1) {
    await clock.advance(rechecked)
    await ended(first.call())
  }
  isFull = false
  await clock.advance(rechecked)
  await ended(first.call())
  await clock.advance(100)

  expect([await ended(start({ store }).call()), server.loginAttempts]).toEqual(['200', 1])
})

it('who was rejected since a store forgot everything is not let in again by a rearm of before', async () => {
  const { clock, server, start, ended } = openScene()
  const store = memoryStore(clock)
  const first = start({ store })
  await ended(first.call())
  first.session.rearm()
  await clock.advance(100)
  await ended(first.call())
  store.forgetAll()
  const wrong = start({ store, password: 'wrong' })
  const outcomes = [await ended(wrong.call())]
  // It gives its session back, and tells what it knows.
  await clock.advance(rechecked)
  outcomes.push(await ended(first.call()))
  await clock.advance(100)
  outcomes.push(await ended(wrong.call()))
  server.expireSessions()
  outcomes.push(
    await ended(wrong.call()),
    await ended(first.call()),
    await ended(start({ store, password: 'wrong' }).call()),
  )

  expect(outcomes).toEqual(['credentials-rejected', '200', '200', 'credentials-locked', '200', '200'])
  expect(server.loginAttempts).toBe(3)
})

it('a session that a store forgot long ago is logged out when another one takes its place', async () => {
  const { clock, server, start, ended } = openScene()
  const store = memoryStore(clock)
  const first = start({ store })
  await ended(first.call())
  store.forgetAll()
  await clock.advance(300_000)
  const next = start({ store })
  const outcomes = [await ended(next.call())]
  for (let turn = 0; turn < 4; turn += 1) {
    await clock.advance(rechecked)
    outcomes.push(await ended(first.call()), await ended(next.call()))
    await clock.advance(100)
  }

  expect(new Set(outcomes)).toEqual(new Set(['200']))
  expect([server.loginAttempts, server.liveSessions]).toEqual([2, 1])
})
