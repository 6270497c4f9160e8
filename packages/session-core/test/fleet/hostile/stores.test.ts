import { toy } from '../../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../../toy-server.ts'
import { createSession, secret, type SessionErrorCode, SessionError } from '@org/session-core'
import { share, type SharedStore, type SharePolicy } from '@org/session-core/share'
import { type MemoryStore, memoryStore } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

const key = secret(crypto.getRandomValues(new Uint8Array(32)))

/** A store that is not what it should be, and what a process hears that holds no session. */
interface Hostility {
  readonly what: string
  readonly code: SessionErrorCode
  /** Part of the sentence that says what to do. */
  readonly says: string
  readonly wrap: (store: MemoryStore) => Partial<SharedStore>
}

const answering = (reply: unknown): Partial<SharedStore> => ({ read: () => Promise.resolve(reply as never) })
const swapping = (reply: unknown): Partial<SharedStore> => ({ swap: () => Promise.resolve(reply as never) })
const failure = Object.assign(new Error('password=hunter2'), { code: 'ECONNREFUSED' })

const hostilities: readonly Hostility[] = [
  {
    what: 'hangs when it is read',
    code: 'unreachable',
    says: 'did not answer within 300 ms',
    wrap: () => ({ read: () => new Promise(() => {}) }),
  },
  {
    what: 'hangs when it is written',
    code: 'unreachable',
    says: 'did not answer within 300 ms',
    wrap: () => ({ swap: () => new Promise(() => {}) }),
  },
  {
    what: 'throws',
    code: 'unreachable',
    says: 'The shared store failed: ECONNREFUSED',
    wrap: () => ({ read: () => Promise.reject(failure) }),
  },
  {
    what: 'throws before it returns',
    code: 'unreachable',
    says: 'The shared store failed',
    wrap: () => ({
      read: () => {
        throw failure
      },
    }),
  },
  {
    what: 'takes no writes',
    code: 'unreachable',
    says: 'The shared store failed: ENOSPC',
    wrap: () => ({ swap: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) }),
  },
  {
    what: 'says that somebody else was first, and shows nobody',
    code: 'unreachable',
    says: 'it must be read where it is written',
    wrap: () => swapping(false),
  },
  ...[1, 'OK', null, {}, undefined].map((reply): Hostility => ({
    what: `answers a swap with ${JSON.stringify(reply)}`,
    code: 'unreachable',
    says: 'other than true or false',
    wrap: () => swapping(reply),
  })),
  ...[
    7,
    'text',
    [],
    { text: 7, ageMs: 0 },
    { text: 'x' },
    { text: 'x', ageMs: '0' },
    { text: 'x', ageMs: NaN },
    { text: 'x', ageMs: Infinity },
  ].map((reply): Hostility => ({
    what: `answers a read with ${JSON.stringify(reply)}`,
    code: 'unreachable',
    says: 'other than { text, ageMs }',
    wrap: () => answering(reply),
  })),
  ...['', 'OK', '{}', 's2.86400000.AAAAAAAA.BBBB', 's1.86400000.AAAAAAAA.BBBB', 'x'.repeat(2 ** 20)].map(
    (text): Hostility => ({
      what: `holds the record of somebody else: ${text.slice(0, 30)}`,
      code: 'invalid-options',
      says: 'Check share.secret and versions',
      wrap: () => answering({ text, ageMs: 0 }),
    }),
  ),
]

interface Scene {
  readonly call: () => Promise<number>
  readonly loginAttempts: () => number
}

function open(store: SharedStore, policy: Partial<SharePolicy> = {}): Scene {
  const server = createToyServer()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
    transport: server.fetch,
    share: share({ store, name: 'prod/billing', secret: key, policy: { storeDeadlineMs: 300, ...policy } }),
  })
  return {
    call: async () => (await session.fetch('things')).status,
    loginAttempts: () => server.loginAttempts,
  }
}

describe('A process that holds no session hears what is wrong with a store that', () => {
  it.concurrent.for(hostilities)('$what', async ({ code, says, wrap }) => {
    const whole = memoryStore()
    let calls = 0
    const wrapped: SharedStore = { read: whole.read, swap: whole.swap, ...wrap(whole) }
    const counted =
      <Args extends readonly unknown[], Reply>(call: (...args: Args) => Reply) =>
      (...args: Args): Reply => {
        calls += 1
        return call(...args)
      }
    const { call, loginAttempts } = open({ read: counted(wrapped.read), swap: counted(wrapped.swap) })

    const error: unknown = await call().catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(SessionError)
    expect(error).toMatchObject({ code, message: expect.stringContaining(says) as string })
    expect(JSON.stringify(error)).not.toContain('hunter2')
    expect(loginAttempts()).toBe(0)
    // It gives up, and does not storm what is in trouble already.
    expect(calls).toBeLessThan(20)
  })

  it('shows an older version for ever', async () => {
    const whole = memoryStore()
    const texts: string[] = []
    const watched: SharedStore = {
      read: whole.read,
      swap: (name, change, signal) => {
        texts.push(change.next)
        return whole.swap(name, change, signal)
      },
    }
    await open(watched).call()
    const [text = ''] = texts
    const before = [...whole.texts]
    const { call, loginAttempts } = open({
      read: () => Promise.resolve({ text, ageMs: 60_000 }),
      swap: whole.swap,
    })

    const error: unknown = await call().catch((reason: unknown) => reason)

    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('did not find') as string,
    })
    expect([loginAttempts(), [...whole.texts]]).toEqual([0, before])
  })

  it('says that it wrote and did not: that costs a login of its own, and no more', async () => {
    const { call, loginAttempts } = open({
      read: () => Promise.resolve(undefined),
      swap: () => Promise.resolve(true),
    })

    expect([await call(), await call(), loginAttempts()]).toEqual([200, 200, 1])
  })
})

it('A process that holds the session is served whatever becomes of the store', async () => {
  for (const { wrap } of hostilities) {
    const whole = memoryStore()
    let isHostile = false
    const hostile: SharedStore = { read: whole.read, swap: whole.swap, ...wrap(whole) }
    const store: SharedStore = {
      read: (...args) => (isHostile ? hostile : whole).read(...args),
      swap: (...args) => (isHostile ? hostile : whole).swap(...args),
    }
    const { call, loginAttempts } = open(store, { recheckMs: 1 })
    await call()
    isHostile = true
    await new Promise((resolve) => setTimeout(resolve, 5))

    expect([await call(), await call(), loginAttempts()]).toEqual([200, 200, 1])
  }
})
