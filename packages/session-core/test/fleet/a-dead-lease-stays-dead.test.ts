import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { promptCrypto } from './interleavings/prompt-crypto.ts'
import { randomFrom } from './processes/tcp-proxy.ts'
import { type Clock, createSession, type Secret, secret, type Session } from '@org/session-core'
import { share } from '@org/session-core/share'
import { manualClock, memoryStore } from '@org/session-core/testing'
import { expect, it, onTestFinished, vi } from 'vitest'

const leaseMs = 10_000
const [older, newer] = [1, 2].map((byte) => secret(new Uint8Array(32).fill(200 + byte)))
/** In the middle of a rotation all open both. */
const both = [older, newer] as readonly Secret<Uint8Array>[]

interface Member {
  readonly secrets: readonly Secret<Uint8Array>[]
  readonly clock: Clock
  readonly password?: string
}

it.each([
  ['is written for the newer secret', [newer, older]],
  ['is there already', [older]],
])('who hears that its password is rejected keeps no dead leader alive: that %s', async (_what, secrets) => {
  vi.stubGlobal('crypto', promptCrypto(randomFrom(1)))
  onTestFinished(() => void vi.unstubAllGlobals())
  const [server, clock] = [createToyServer(), manualClock()]
  const store = memoryStore(clock)
  const open = ({ secrets: own, clock: time, password }: Member): Session =>
    createSession(toy('https://toy.test/base/'), {
      credentials: { username: 'ann', password: password ?? toyAccounts['ann']?.password ?? '' },
      transport: server.fetch,
      clock: time,
      share: share({ store, name: 'prod/billing', secret: own, policy: { leaseMs } }),
    })
  const ends: unknown[] = []
  const call = async (member: Partial<Member>): Promise<void> => {
    const session = open({ secrets: [older] as readonly Secret<Uint8Array>[], clock, ...member })
    const outcome = session.fetch('things').then(({ status }) => status)
    ends.push(await outcome.catch((error: unknown) => (error as { readonly code: string }).code))
  }
  await call({ password: 'wrong' })
  server.holdNextReply()
  // No time passes in a dead process.
  void call({ clock: manualClock() })
  await clock.advance(leaseMs)

  await call({ secrets: secrets as readonly Secret<Uint8Array>[], password: 'wrong' })
  void call({ secrets: both })
  await clock.advance(1)

  expect([ends, server.loginAttempts]).toEqual([['credentials-rejected', 'credentials-locked', 200], 3])
})
