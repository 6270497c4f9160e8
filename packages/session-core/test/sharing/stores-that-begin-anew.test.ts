import { openScene, type Process, type Scene } from './open-scene.ts'
import type { SharedStore } from '@org/session-core/share'
import { type MemoryStore, memoryStore } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

interface EndedScene extends Scene {
  readonly store: MemoryStore
  /** Shows again what was there before the end for all, as a copy does that missed it. */
  readonly failOver: () => void
  /** Did not look since before the end for all. */
  readonly missedIt: Process
  /** Came after it. */
  readonly later: Process
  readonly served: (process: Process) => Promise<string>
}

/** A session was ended for all, long ago; another one is shared since. */
async function openAfterAnEnd(): Promise<EndedScene> {
  const scene = openScene()
  const store = memoryStore(scene.clock)
  let copy: MemoryStore | undefined
  const whichever: SharedStore = {
    read: (...call) => (copy ?? store).read(...call),
    swap: (...call) => (copy ?? store).swap(...call),
  }
  const start: Scene['start'] = (member) => scene.start({ store: whichever, ...member })
  const served = (process: Process): Promise<string> => scene.ended(process.call())

  const [ending, missedIt] = [start(), start()]
  for (const process of [ending, missedIt]) await served(process)
  const [[key, before] = ['', '']] = store.texts
  await ending.session.logout({ everywhere: true })
  const later = start()
  await served(later)
  const failOver = (): void => {
    copy = memoryStore(scene.clock)
    void copy.swap(
      key,
      { expected: undefined, next: before, keepMs: 86_400_000 },
      new AbortController().signal,
    )
  }
  return { ...scene, start, store, failOver, missedIt, later, served }
}

/** All look at the store within that time, in milliseconds. */
const rechecked = 31_000

describe('A session was ended for all once. When the store forgets everything', () => {
  it('who comes then is not closed by those who came before', async () => {
    const { clock, server, start, store, later, served } = await openAfterAnEnd()
    store.forgetAll()
    const fresh = start()
    await served(fresh)
    const outcomes: string[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      await clock.advance(rechecked)
      for (const process of [later, fresh, start()]) outcomes.push(await served(process))
    }

    expect(new Set(outcomes)).toEqual(new Set(['200']))
    expect([server.loginAttempts, server.liveSessions]).toEqual([3, 1])
  })

  it('who logs in just then is not closed either', async () => {
    const { clock, server, start, store, later, served, pass, passUntil } = await openAfterAnEnd()
    await clock.advance(rechecked)
    store.forgetAll()
    const letGo = server.holdNextReply()
    const fresh = start()
    await passUntil(() => server.loginAttempts === 3)
    await served(later)
    await pass(1000)
    letGo()

    expect([await served(fresh), await served(later), server.loginAttempts]).toEqual(['200', '200', 3])
  })

  it('who was there gives its session back, and who missed the end is closed', async () => {
    const { clock, server, start, store, missedIt, later, served } = await openAfterAnEnd()
    store.forgetAll()
    await clock.advance(rechecked)
    await served(later)
    await clock.advance(100)

    expect([await served(start()), await served(missedIt), await served(later)]).toEqual([
      '200',
      'closed',
      '200',
    ])
    expect(server.loginAttempts).toBe(2)
  })

  it('the next end for all ends it for all', async () => {
    const { clock, server, start, store, later, served } = await openAfterAnEnd()
    store.forgetAll()
    const fresh = start()
    await served(fresh)
    await clock.advance(rechecked)
    await served(later)
    await fresh.session.logout({ everywhere: true })

    expect([await served(later), await served(start()), server.loginAttempts]).toEqual(['closed', '200', 4])
  })
})

it('a store that shows what was ended for all has it ended again: who missed that is closed', async () => {
  const { clock, server, failOver, missedIt, later, served } = await openAfterAnEnd()
  failOver()
  await clock.advance(rechecked)
  await served(later)
  await clock.advance(100)

  expect([await served(missedIt), await served(later), server.loginAttempts]).toEqual(['closed', '200', 2])
})
