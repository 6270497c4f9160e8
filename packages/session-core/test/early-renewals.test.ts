import { toy } from './toy-protocol.ts'
import { toyScene } from './toy-scene.ts'
import { expect, it } from 'vitest'

const minute = 60_000

it('tries an early renewal again after 2, 4, 8 … 60 seconds while it fails, and serves all the time', async () => {
  const { login } = toy('https://toy.test/base/')
  const { session, wire, clock, events } = toyScene(
    { policy: { skewMs: 10 * minute } },
    { login: async (...given) => ({ ...(await login(...given)), idleMs: Infinity }) },
  )
  await session.login()
  await clock.advance(50 * minute)
  wire.every(({ method }) => method === 'POST').drop()
  const served: number[] = []

  for (let second = 0; second < 190; second += 1) {
    served.push((await session.fetch('things')).status)
    await clock.advance(1000)
  }

  const began = events.filter(({ type }) => type === 'login-started').map(({ at }) => at.getTime())
  const seconds = began.slice(1).map((at) => (at - (began[1] ?? 0)) / 1000)
  expect(seconds).toEqual([0, 2, 6, 14, 30, 62, 122, 182])
  expect(new Set(served)).toEqual(new Set([200]))
})
