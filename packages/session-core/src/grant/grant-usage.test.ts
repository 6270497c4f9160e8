import { failing } from '../errors/session-error.ts'
import { unobserved } from '../observers.ts'
import { secret } from '../secrets/secret.ts'
import { defaultPolicy } from '../session-policy.ts'
import { platformClock } from '../time/clock.ts'
import type { GrantContext } from './grant-context.ts'
import { noGrant } from './grant-store.ts'
import { acquire, drain, release, retire, unused } from './grant-usage.ts'
import { noHeartbeat } from './heartbeat-schedule.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { noBackoff } from './renewal-backoff.ts'
import { revokeRetired } from './revocation.ts'
import { expect, it } from 'vitest'

interface Scene {
  readonly context: GrantContext
  readonly loggedOut: readonly unknown[]
}

function scene(farewell: (key: unknown) => Promise<unknown> = () => Promise.resolve()): Scene {
  const loggedOut: unknown[] = []
  const context: GrantContext = {
    ...noGrant,
    ...unused,
    ...noBackoff,
    ...noHeartbeat,
    ...unobserved,
    clock: platformClock,
    policy: defaultPolicy,
    fail: failing('toy'),
    knownCredentials: undefined,
    source: { claimHeartbeat: () => true },
    url: new URL('https://toy.test/'),
    transport: () => Promise.reject(new Error('nothing is sent')),
    protocol: {
      name: 'toy',
      url: new URL('https://toy.test/'),
      login: () => Promise.reject(new Error('nobody logs in')),
      logout: async ({ key }) => {
        await farewell(key.reveal())
        loggedOut.push(key.reveal())
        return 'revoked'
      },
      sign: () => {},
      judge: () => 'accepted',
    },
  }
  return { context, loggedOut }
}

function grant(key = 'key'): HeldGrant {
  return holdGrant({ grant: { key: secret(key) }, issuedAt: 0, issuedWall: 0 }, 1)
}

it.each([
  ['at once and once, a replaced one that nobody uses', [retire, retire], ['key']],
  ['on emptying, a replaced one that is still in use', [acquire, retire], ['key']],
  ['never, one that was used and not replaced', [acquire, release], []],
])('logs out a grant: %s', async (_when, steps, expected) => {
  const { context, loggedOut } = scene()
  const held = grant()

  for (const step of steps) step(context, held)
  await revokeRetired(context)

  expect(loggedOut).toEqual(expected)
})

it('logs out a replaced grant only after its last user', async () => {
  const { context, loggedOut } = scene()
  const held = grant()
  acquire(context, held)
  acquire(context, held)
  retire(context, held)

  release(context, held)
  await Promise.resolve()
  const early = [...loggedOut]
  release(context, held)
  await revokeRetired(context)

  expect([early, loggedOut]).toEqual([[], ['key']])
})

it('waits on emptying for all that was loggedOut before, not for the last one only', async () => {
  const slow = Promise.withResolvers<undefined>()
  const [first, second] = [grant('first'), grant('second')]
  const { context, loggedOut } = scene(async (key) => {
    if (key === 'first') await slow.promise
  })
  retire(context, first)
  retire(context, second)

  const emptying = revokeRetired(context).then(() => [...loggedOut])
  await new Promise((resolve) => setImmediate(resolve))
  slow.resolve(undefined)

  await expect(emptying).resolves.toEqual(['second', 'first'])
})

it('logs out nothing after emptying: a late answer must not cause a request after logout', async () => {
  const { context, loggedOut } = scene()
  const late = grant()
  acquire(context, late)
  await revokeRetired(context)

  release(context, late)
  retire(context, late)
  await revokeRetired(context)

  expect(loggedOut).toEqual([])
})

it.each([
  ['nobody is under way', 0],
  ['the last of two has been answered', 2],
])('is drained when %s', async (_when, users) => {
  const { context } = scene()
  const held = grant()
  for (let user = 0; user < users; user += 1) acquire(context, held)
  let drained = false
  const draining = drain(context, 60_000).then(() => (drained = true))

  for (let user = 0; user < users; user += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    expect(drained).toBe(false)
    release(context, held)
  }

  await expect(draining).resolves.toBe(true)
})

it('is drained when its time is up, though somebody is under way', async () => {
  const { context } = scene()
  acquire(context, grant())

  await expect(drain(context, 0)).resolves.toBeUndefined()
})
