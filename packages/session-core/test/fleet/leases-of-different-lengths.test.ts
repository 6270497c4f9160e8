import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { promptCrypto } from './interleavings/prompt-crypto.ts'
import { randomFrom } from './processes/tcp-proxy.ts'
import { type Clock, createSession, secret } from '@org/session-core'
import { share } from '@org/session-core/share'
import { type ManualClock, manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it, onTestFinished, vi } from 'vitest'

interface Stage {
  readonly clock: ManualClock
  readonly server: ReturnType<typeof createToyServer>
  /** One call of a process of its own; what it ends in. */
  readonly call: (leaseMs: number, member?: { time?: Clock; password?: string }) => Promise<unknown>
}

/** Processes whose policies differ, as they do while a new one is rolled out. */
function stage(): Stage {
  vi.stubGlobal('crypto', promptCrypto(randomFrom(1)))
  onTestFinished(() => void vi.unstubAllGlobals())
  const [server, clock] = [createToyServer(), manualClock()]
  const store = memoryStore(clock)
  const own = secret(new Uint8Array(32).fill(200))
  const call: Stage['call'] = async (leaseMs, { time = clock, password } = {}) => {
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: password ?? toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      clock: time,
      share: share({ store, name: 'prod/billing', secret: own, policy: { leaseMs } }),
    })
    const outcome = session.fetch('things').then(({ status }) => status)
    return outcome.catch((error: unknown) => (error as { readonly code: string }).code)
  }
  return { clock, server, call }
}

it('lets nobody of less patience send a wrong password a second time', async () => {
  const { clock, server, call } = stage()
  const release = server.holdNextReply()
  const slow = call(60_000, { password: 'wrong' })
  await clock.advance(1)
  const hasty = call(1000, { password: 'wrong' })

  await clock.advance(15_000)
  release()
  await clock.advance(1000)

  expect([await slow, await hasty, server.loginAttempts]).toEqual([
    'credentials-rejected',
    'credentials-rejected',
    1,
  ])
})

it.each([
  ['its own', 10_000, 1000],
  ["the dead one's", 1000, 10_000],
])('takes over from who died when the longer of both has passed: %s', async (_whose, mine, theirs) => {
  const { clock, server, call } = stage()
  server.holdNextReply()
  // No time passes in a dead process.
  void call(theirs, { time: manualClock() })
  await clock.advance(1)
  const next = call(mine)

  await clock.advance(9000)
  const early = server.loginAttempts
  await clock.advance(3000)

  expect([early, await next, server.loginAttempts]).toEqual([1, 200, 2])
})
