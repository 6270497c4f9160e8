import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../toy-server.ts'
import { promptCrypto } from './interleavings/prompt-crypto.ts'
import { randomFrom } from './processes/tcp-proxy.ts'
import { createSession, secret, type Session } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'
import { type ManualClock, manualClock, memoryStore } from '@org/session-core/testing'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const size = 20
/** How long a login takes, how late those may be who wait for it, and how often each may look; milliseconds. */
const logins = [
  { loginMs: 100, lateMs: 250, looks: 3 },
  { loginMs: 1000, lateMs: 250, looks: 11 },
  { loginMs: 2000, lateMs: 500, looks: 16 },
  { loginMs: 7000, lateMs: 900, looks: 30 },
]
const draws = { longest: 0.9999, shortest: 0, 'all kinds of': undefined }

beforeEach(() => {
  vi.stubGlobal('crypto', promptCrypto(randomFrom(1)))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it.for(
  logins.flatMap((login) => Object.entries(draws).map(([which, drawn]) => ({ ...login, which, drawn }))),
)(
  `${size} processes have a login of $loginMs ms at most $lateMs ms later: $which waits`,
  async ({ loginMs, lateMs, looks, drawn }) => {
    const random = randomFrom(2)
    vi.spyOn(Math, 'random').mockImplementation(() => drawn ?? random())
    const { clock, open, server, reads, served } = createFleet()

    const release = server.holdNextReply()
    const all = Array.from({ length: size }, () => open().fetch('things'))
    await vi.waitFor(() => expect(server.loginAttempts).toBe(1))
    await clock.advance(loginMs)
    release()
    // What a server and a busy machine take is no time on this clock.
    await vi.waitFor(() => expect(served).toEqual([loginMs]))
    await clock.advance(2000)
    await Promise.all(all)

    expect(server.loginAttempts).toBe(1)
    expect(served).toHaveLength(size)
    expect(Math.max(...served) - loginMs).toBeLessThanOrEqual(lateMs)
    expect(reads()).toBeLessThanOrEqual(size * looks)
  },
)

interface Fleet {
  readonly server: ToyServer
  readonly clock: ManualClock
  readonly open: () => Session
  /** How often any of them has looked at the store. */
  readonly reads: () => number
  /** When each could send its call, by the clock. */
  readonly served: readonly number[]
}

function createFleet(): Fleet {
  const [server, clock] = [createToyServer(), manualClock()]
  const served: number[] = []
  const store = memoryStore(clock)
  let reads = 0
  const counted: SharedStore = {
    swap: store.swap,
    read: (...args) => {
      reads += 1
      return store.read(...args)
    },
  }
  const key = secret(crypto.getRandomValues(new Uint8Array(32)))
  const open = (): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
      transport: async (href, init) => {
        if (href.endsWith('/things')) served.push(clock.monotonic())
        // Longer than a clock lets things run before it moves on.
        await sleep(20)
        return server.fetch(href, init)
      },
      clock,
      share: share({ store: counted, name: 'prod/billing', secret: key }),
    })
  return { server, clock, open, reads: () => reads, served }
}
