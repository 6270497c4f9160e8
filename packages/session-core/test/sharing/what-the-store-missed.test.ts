import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../toy-server.ts'
import { createSession, type Secret, secret, type Session } from '@org/session-core'
import { share, type SharePolicy } from '@org/session-core/share'
import { type ManualClock, manualClock, type MemoryStore, memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

interface Member {
  readonly secrets?: readonly Secret<Uint8Array>[]
  readonly username?: string
  readonly password?: string
  /** In place of one password: what is asked for at each login. */
  readonly passwords?: () => string
  readonly withoutStore?: SharePolicy['withoutStore']
  readonly onRequest?: () => void
  /** With one of its own it looks at the store as often as it does by default. */
  readonly clock?: ManualClock
}

interface Scene {
  readonly server: ToyServer
  readonly store: MemoryStore
  readonly open: (member?: Member) => Session
}

const newSecret = (): Secret<Uint8Array> => secret(crypto.getRandomValues(new Uint8Array(32)))

function setTheScene(): Scene {
  const server = createToyServer()
  const store = memoryStore()
  const own = [newSecret()]
  const open = (member: Member = {}): Session => {
    const { username = 'ann', secrets = own, withoutStore = 'refuse', onRequest, clock } = member
    const { password = toyAccounts[username]?.password ?? '', passwords } = member
    return createSession(toy('https://toy.test/base/'), {
      credentials: passwords
        ? () => Promise.resolve({ username, password: passwords() })
        : { username, password },
      ...(clock && { clock }),
      transport: (input, init) => {
        onRequest?.()
        return server.fetch(input, init)
      },
      share: share({
        store,
        name: 'prod/billing',
        secret: secrets,
        policy: { ...(!clock && { recheckMs: 1, storeDeadlineMs: 300 }), withoutStore },
      }),
    })
  }
  return { server, store, open }
}

/** What a call of this session ends in: a status, or the code of an error. */
async function callOf(session: Session): Promise<unknown> {
  return codeOf(session.fetch('things').then(({ status }) => status))
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => (error as { readonly code: string }).code)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Calls until the record has changed: a recheck is made in the background. */
async function callUntilShared({ store }: Scene, session: Session): Promise<void> {
  const before = [...store.texts.values()].join()
  for (let turn = 0; turn < 20 && [...store.texts.values()].join() === before; turn += 1) {
    await pause(5)
    await callOf(session)
  }
  await pause(5)
}

it.each(['refuse', 'alone'] as const)(
  'a session that the store missed belongs to its account once the store is back: %s',
  async (withoutStore) => {
    const scene = setTheScene()
    const { server, store, open } = scene
    let back = withoutStore === 'alone' ? store.fail() : undefined
    const ann = open({ withoutStore, onRequest: () => (back ??= store.fail()) })
    const first = await callOf(ann)
    back?.()
    await callUntilShared(scene, ann)

    const others = [await callOf(open({ username: 'bob' })), await callOf(open())]

    expect([first, others, server.loginAttempts]).toEqual([200, ['invalid-options', 200], 1])
  },
)

it('what was rejected stays rejected while the secrets are rotated', async () => {
  const { server, open } = setTheScene()
  const [older, newer] = [newSecret(), newSecret()]
  const steps = [[older], [older, newer], [newer, older], [newer]]

  const ends: unknown[] = []
  for (const secrets of steps) ends.push(await callOf(open({ secrets, password: 'wrong' })))

  const locked = 'credentials-locked'
  expect([ends, server.loginAttempts]).toEqual([['credentials-rejected', locked, locked, locked], 1])
})

it('a rearm of long ago does not take back what is rejected now', async () => {
  const scene = setTheScene()
  const { server, store, open } = scene
  const first = open()
  await callOf(first)
  const shown = [...store.texts.values()].join()
  first.rearm()
  while ([...store.texts.values()].join() === shown) await pause(5)
  await first.logout({ everywhere: true })
  const back = store.fail()
  const late = open({ withoutStore: 'alone', password: 'wrong' })

  const ends = [await callOf(late)]
  back()
  ends.push(await callOf(late))

  expect([ends, server.loginAttempts]).toEqual([['credentials-rejected', 'credentials-locked'], 2])
})

it('a rejection learnt without the store is told when the store is back', async () => {
  const { server, store, open } = setTheScene()
  const back = store.fail()
  const first = open({ withoutStore: 'alone', password: 'wrong' })

  const ends = [await callOf(first)]
  back()
  ends.push(await callOf(first), await callOf(open({ password: 'wrong' })))

  const locked = 'credentials-locked'
  expect([ends, server.loginAttempts]).toEqual([['credentials-rejected', locked, locked], 1])
})

it('what others were rejected with is not sent while the store is away', async () => {
  const { server, store, open } = setTheScene()
  const right = toyAccounts['ann']?.password ?? ''
  let password = right
  const passwords = (): string => password
  const [one, other] = [open({ withoutStore: 'alone', passwords }), open({ passwords })]
  const ends = [await callOf(one), await callOf(other)]
  password = 'wrong'
  ends.push(await codeOf(other.renew()), await callOf(one))
  await pause(20)
  store.fail()
  server.expireSessions()

  ends.push(await callOf(one))
  password = right
  ends.push(await callOf(one))

  expect(ends).toEqual([200, 200, 'credentials-rejected', 200, 'credentials-locked', 200])
  expect(server.loginAttempts).toBe(3)
})

it.each([
  ['another process', (): Promise<void> => Promise.resolve()],
  ['the same one, which wants a fresh one', (first: Session) => first.renew()],
])('a session that the store forgot is logged out when %s has opened the next one', async (_whose, renew) => {
  const { server, store, open } = setTheScene()
  const clock = manualClock()
  const first = open({ clock })
  await callOf(first)
  store.forgetAll()
  await renew(first)

  const next = open({ clock })
  const ends = [await callOf(next)]
  for (let turn = 0; turn < 20 && server.liveSessions > 1; turn += 1) {
    await clock.advance(10_000)
    ends.push(await callOf(first), await callOf(next))
  }

  expect([new Set(ends), server.loginAttempts, server.liveSessions]).toEqual([new Set([200]), 2, 1])
})

it('a session that the store forgot is logged out when the next one is ended for all', async () => {
  const { server, store, open } = setTheScene()
  const first = open()
  await callOf(first)
  store.forgetAll()
  const next = open()
  const ends = [await callOf(next), await next.logout({ everywhere: true })]

  await pause(5)
  await callOf(first)
  for (let turn = 0; turn < 100 && server.liveSessions > 0; turn += 1) await pause(5)

  expect([ends, server.liveSessions, first.snapshot.phase]).toEqual([[200, 'revoked'], 0, 'closed'])
})
