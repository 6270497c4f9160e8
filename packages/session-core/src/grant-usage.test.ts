import { platformClock } from './clock.ts'
import { createGrantUsage, type GrantUsage } from './grant-usage.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import { secret } from './secret.ts'
import { expect, it } from 'vitest'

interface Scene {
  readonly usage: GrantUsage<string>
  readonly dismissed: readonly HeldGrant<string>[]
}

function scene(): Scene {
  const dismissed: HeldGrant<string>[] = []
  const usage = createGrantUsage<string>(platformClock, async (held) => {
    await Promise.resolve()
    dismissed.push(held)
  })
  return { usage, dismissed }
}

function grant(): HeldGrant<string> {
  return holdGrant({ grant: { key: secret('key') }, issuedAt: 0, issuedWall: 0 }, 1)
}

it('dismisses a replaced grant at once when nobody uses it, and only once', async () => {
  const { usage, dismissed } = scene()
  const held = grant()

  usage.retire(held)
  usage.retire(held)
  await usage.empty()

  expect(dismissed).toEqual([held])
})

it('dismisses a replaced grant only after its last user', async () => {
  const { usage, dismissed } = scene()
  const held = grant()
  usage.acquire(held)
  usage.acquire(held)
  usage.retire(held)

  usage.release(held)
  await Promise.resolve()
  const early = [...dismissed]
  usage.release(held)
  await usage.empty()

  expect([early, dismissed]).toEqual([[], [held]])
})

it('keeps a grant that was used and never replaced', async () => {
  const { usage, dismissed } = scene()
  const held = grant()

  usage.acquire(held)
  usage.release(held)
  await usage.empty()

  expect(dismissed).toEqual([])
})

it('dismisses on emptying what is replaced and still in use, and waits until it is gone', async () => {
  const { usage, dismissed } = scene()
  const held = grant()
  usage.acquire(held)
  usage.retire(held)

  await usage.empty()

  expect(dismissed).toEqual([held])
})

it('waits on emptying for all that was dismissed before, not for the last one only', async () => {
  const slow = Promise.withResolvers<undefined>()
  const gone: HeldGrant<string>[] = []
  const [first, second] = [grant(), grant()]
  const usage = createGrantUsage<string>(platformClock, async (held) => {
    if (held === first) await slow.promise
    gone.push(held)
  })
  usage.retire(first)
  usage.retire(second)

  const emptying = usage.empty().then(() => [...gone])
  await new Promise((resolve) => setImmediate(resolve))
  slow.resolve(undefined)

  await expect(emptying).resolves.toEqual([second, first])
})

it('dismisses nothing after emptying: a late answer must not cause a request after logout', async () => {
  const { usage, dismissed } = scene()
  const late = grant()
  usage.acquire(late)
  await usage.empty()

  usage.release(late)
  usage.retire(late)
  await usage.empty()

  expect(dismissed).toEqual([])
})

it.each([
  ['nobody is under way', 0],
  ['the last of two has been answered', 2],
])('is drained when %s', async (_when, users) => {
  const { usage } = scene()
  const held = grant()
  for (let user = 0; user < users; user += 1) usage.acquire(held)
  let drained = false
  const draining = usage.drain(60_000).then(() => (drained = true))

  for (let user = 0; user < users; user += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    expect(drained).toBe(false)
    usage.release(held)
  }

  await expect(draining).resolves.toBe(true)
})

it('is drained when its time is up, though somebody is under way', async () => {
  const { usage } = scene()
  usage.acquire(grant())

  await expect(usage.drain(0)).resolves.toBeUndefined()
})
