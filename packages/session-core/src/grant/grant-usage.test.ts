import { secret } from '../secrets/secret.ts'
import { platformClock } from '../time/clock.ts'
import { acquire, drain, empty, type GrantUsage, release, retire } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { expect, it } from 'vitest'

interface Scene {
  readonly usage: GrantUsage
  readonly dismissed: readonly HeldGrant[]
}

function scene(farewell: (held: HeldGrant) => Promise<unknown> = () => Promise.resolve()): Scene {
  const dismissed: HeldGrant[] = []
  const usage: GrantUsage = {
    clock: platformClock,
    dismiss: async (_usage, held) => {
      await farewell(held)
      dismissed.push(held)
    },
    users: 0,
    retired: undefined,
    emptied: false,
    leaving: undefined,
    drained: undefined,
  }
  return { usage, dismissed }
}

function grant(): HeldGrant {
  return holdGrant({ grant: { key: secret('key') }, issuedAt: 0, issuedWall: 0 }, 1)
}

it('dismisses a replaced grant at once when nobody uses it, and only once', async () => {
  const { usage, dismissed } = scene()
  const held = grant()

  retire(usage, held)
  retire(usage, held)
  await empty(usage)

  expect(dismissed).toEqual([held])
})

it('dismisses a replaced grant only after its last user', async () => {
  const { usage, dismissed } = scene()
  const held = grant()
  acquire(usage, held)
  acquire(usage, held)
  retire(usage, held)

  release(usage, held)
  await Promise.resolve()
  const early = [...dismissed]
  release(usage, held)
  await empty(usage)

  expect([early, dismissed]).toEqual([[], [held]])
})

it('keeps a grant that was used and never replaced', async () => {
  const { usage, dismissed } = scene()
  const held = grant()

  acquire(usage, held)
  release(usage, held)
  await empty(usage)

  expect(dismissed).toEqual([])
})

it('dismisses on emptying what is replaced and still in use, and waits until it is gone', async () => {
  const { usage, dismissed } = scene()
  const held = grant()
  acquire(usage, held)
  retire(usage, held)

  await empty(usage)

  expect(dismissed).toEqual([held])
})

it('waits on emptying for all that was dismissed before, not for the last one only', async () => {
  const slow = Promise.withResolvers<undefined>()
  const [first, second] = [grant(), grant()]
  const { usage, dismissed } = scene(async (held) => {
    if (held === first) await slow.promise
  })
  retire(usage, first)
  retire(usage, second)

  const emptying = empty(usage).then(() => [...dismissed])
  await new Promise((resolve) => setImmediate(resolve))
  slow.resolve(undefined)

  await expect(emptying).resolves.toEqual([second, first])
})

it('dismisses nothing after emptying: a late answer must not cause a request after logout', async () => {
  const { usage, dismissed } = scene()
  const late = grant()
  acquire(usage, late)
  await empty(usage)

  release(usage, late)
  retire(usage, late)
  await empty(usage)

  expect(dismissed).toEqual([])
})

it.each([
  ['nobody is under way', 0],
  ['the last of two has been answered', 2],
])('is drained when %s', async (_when, users) => {
  const { usage } = scene()
  const held = grant()
  for (let user = 0; user < users; user += 1) acquire(usage, held)
  let drained = false
  const draining = drain(usage, 60_000).then(() => (drained = true))

  for (let user = 0; user < users; user += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    expect(drained).toBe(false)
    release(usage, held)
  }

  await expect(draining).resolves.toBe(true)
})

it('is drained when its time is up, though somebody is under way', async () => {
  const { usage } = scene()
  acquire(usage, grant())

  await expect(drain(usage, 0)).resolves.toBeUndefined()
})
