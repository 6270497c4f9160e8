import { leaseMs, openScene, type Process, type Scene } from './open-scene.ts'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const deposed = ({ events }: Process): number => events.filter((type) => type === 'deposed').length

/** One process begins a login and loses its way to the store; another one logs in, and both have an answer. */
async function overtake(
  { start, pass, passUntil }: Scene,
  how?: Parameters<Scene['start']>[0],
): Promise<{ readonly late: Process; readonly next: Process }> {
  const late = start(how)
  await pass(200)
  const restore = late.cut()
  await pass(leaseMs)
  const next = start()
  await pass(leaseMs + 1000)
  restore()
  await passUntil(() => next.outcome() !== undefined && late.outcome() !== undefined)
  return { late, next }
}

it.each([
  ['its session becomes the fleet’s', undefined, '200'],
  ['its rejection is told', 'wrong', 'credentials-rejected'],
])('nobody is deposed whose lease would be renewed just while %s', async (_what, password, outcome) => {
  const { server, start, pass, passUntil } = openScene()
  const answer = server.holdNextReply()
  const only = start({ ...(password && { password }) })
  await pass(3000)

  const write = only.holdSwaps()
  answer()
  await pass(1000)
  write()
  await passUntil(() => only.outcome() !== undefined)

  expect([only.outcome(), deposed(only)]).toEqual([outcome, 0])
})

it('who gives his lease back at the deadline of his login is not deposed, and lets go of the server', async () => {
  const { server, start, passUntil, underWay } = openScene()
  server.holdNextReply()
  const only = start()
  await passUntil(() => only.outcome() !== undefined)
  await passUntil(() => underWay() === 0)

  expect([only.outcome(), deposed(only)]).toEqual(['login-timed-out', 0])
})

it.each([
  ['logged out, where it is answered in time', 20_000, 1],
  ['let go of, where it is not', 31_000, 2],
])('a login that another one has overtaken is %s', async (_what, ms, live) => {
  const scene = openScene()
  const { server, pass, passUntil, underWay } = scene
  const answer = server.holdNextReply()
  const { late, next } = await overtake(scene)
  expect([next.outcome(), late.outcome(), deposed(late), deposed(next)]).toEqual(['200', '200', 1, 0])

  await pass(ms)
  if (live === 1) answer()
  await passUntil(() => underWay() === 0 && server.liveSessions === live)

  expect(server.loginAttempts).toBe(2)
})

it('a login that was overtaken is let go of, also while the same process makes another one', async () => {
  const scene = openScene()
  const { server, pass, passUntil, ended, underWay } = scene
  server.holdNextReply()
  const { late, next } = await overtake(scene)
  await pass(25_000)

  const answer = server.holdNextReply()
  const renewal = late.session.renew().then(({ phase }) => phase)
  await pass(10_000)
  answer()

  expect([next.outcome(), late.outcome(), await ended(renewal)]).toEqual(['200', '200', 'active'])
  await passUntil(() => underWay() === 0)
  expect(server.loginAttempts).toBe(3)
})

it('who was overtaken tells all the same that the password is rejected', async () => {
  const scene = openScene()
  const { server, start, pass, passUntil, ended } = scene
  const answer = server.holdNextReply()
  const { late, next } = await overtake(scene, { password: 'wrong' })
  answer()
  await pass(1000)
  await next.session.logout()
  server.expireSessions()

  const other = start({ password: 'wrong' })
  await passUntil(() => other.outcome() !== undefined)

  expect([deposed(late), late.outcome(), other.outcome()]).toEqual([1, '200', 'credentials-locked'])
  expect([await ended(late.call()), server.loginAttempts]).toEqual(['credentials-locked', 2])
})

it('who stood still after his lease was renewed renews it again before he sends anything', async () => {
  const { server, clock, start, passUntil } = openScene()
  const shared = memoryStore(clock)
  let swaps = 0
  let wake = (): void => {}
  let stands = Promise.resolve()
  // It claims, renews before the message, and then nothing of it runs.
  const way: SharedStore = {
    read: async (...call) => stands.then(async () => shared.read(...call)),
    swap: async (...call) => {
      await stands
      swaps += 1
      const isDone = await shared.swap(...call)
      if (swaps === 2) stands = new Promise((resolve) => (wake = resolve))
      await stands
      return isDone
    },
  }
  const still = start({ store: way, sharing: { storeDeadlineMs: 600_000 } })
  await passUntil(() => swaps === 2)
  const other = start({ store: shared })
  await passUntil(() => other.outcome() !== undefined)
  wake()
  await passUntil(() => still.outcome() !== undefined)

  expect([still.outcome(), other.outcome(), server.loginAttempts]).toEqual(['200', '200', 1])
})
