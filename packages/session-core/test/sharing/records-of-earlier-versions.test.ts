import records from '../fixtures/records-of-0.2.0.json' with { type: 'json' }
import { toyAccounts } from '../toy-server.ts'
import { leaseMs, type Member, openScene, type Process, type Scene } from './open-scene.ts'
import { type MemoryStore, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

interface SceneAfter extends Scene {
  readonly store: MemoryStore
}

/** What 0.2.0 wrote stands in the store, byte for byte: while one is replaced by the other, both are in one fleet. */
async function openAfter(record: 'lease' | 'open' | 'rejected'): Promise<SceneAfter> {
  const scene = openScene()
  const store = memoryStore(scene.clock)
  const written = { expected: undefined, next: records[record], keepMs: 86_400_000 }
  await store.swap(records.key, written, new AbortController().signal)
  return { ...scene, store, start: (member: Member = {}): Process => scene.start({ store, ...member }) }
}

it('the session that 0.2.0 opened serves, and the one that it replaced is logged out', async () => {
  const { server, clock, start, passUntil, store } = await openAfter('open')
  const login = { method: 'POST', body: JSON.stringify({ username: 'ann', ...toyAccounts['ann'] }) }
  for (const _of of ['the replaced one', 'the one that is shared'])
    await server.fetch('https://toy.test/base/login', login)

  const process = start()
  await passUntil(() => process.outcome() !== undefined)
  const before = server.liveSessions
  await clock.advance(61_000)
  await process.call()
  await passUntil(() => server.liveSessions === 1)

  expect([process.outcome(), process.events[0], before, server.loginAttempts]).toEqual([
    '200',
    'adopted',
    2,
    2,
  ])
  // As 0.2.0 can read it: in its form, under its key.
  const [, form] = /^(s1\.86400000\.[\w-]{8}\.)/.exec(records.open) ?? []
  expect([...store.texts]).toEqual([[records.key, expect.stringMatching(`^${form}`)]])
  expect(store.texts.get(records.key)).not.toBe(records.open)
})

it('what 0.2.0 knows to be rejected is not sent', async () => {
  const { server, start, passUntil } = await openAfter('rejected')
  const process = start({ password: 'wrong' })
  await passUntil(() => process.outcome() !== undefined)

  expect([process.outcome(), server.loginAttempts]).toEqual(['credentials-locked', 0])
})

it('while 0.2.0 logs in nobody else does, until it was silent for too long', async () => {
  const { server, start, pass, passUntil } = await openAfter('lease')
  const process = start()
  await pass(leaseMs - 1000)
  const meanwhile = [process.outcome(), server.loginAttempts]
  await passUntil(() => process.outcome() !== undefined)

  expect([meanwhile, process.outcome(), server.loginAttempts]).toEqual([[undefined, 0], '200', 1])
})
