import { type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { wrongInHistory } from './check-history.ts'
import type { ChildStore } from './messages.ts'
import { callAll, type Child, pause, type RealFleet, startFleet } from './real-fleet.ts'
import { calm, randomFrom, startProxy, type TcpProxy, type Weather } from './tcp-proxy.ts'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'

const whyNot = whyNoRedis()
const isLong = process.env['FLEET_POINTS'] === 'all'
const size = isLong ? 8 : 3
const rounds = isLong ? 6 : 2
const seed = Number(process.env['FLEET_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** One fault at a time, and all of them together. */
const weathers: Readonly<Record<string, Weather>> = {
  'is slow': { ...calm, delayMs: 120 },
  'cuts connections in the middle of a reply': { ...calm, cut: 0.2 },
  'cuts connections in the middle of a command': { ...calm, tear: 0.2 },
  'swallows replies': { ...calm, swallow: 0.2 },
  'does all of it': { delayMs: 60, cut: 0.1, tear: 0.1, swallow: 0.1 },
}

/** What holds when all of it happens, through two clients, holds for one fault: the long run says for which it does not. */
const chosen = isLong ? Object.entries(weathers) : []

interface Scene {
  readonly fleet: RealFleet
  readonly proxy: TcpProxy
}

interface Way {
  readonly client?: 'ioredis' | 'node-redis'
  readonly storeDeadlineMs?: number
}

/** Tests run at a time: each hands in its own end. */
async function behindProxy(
  redis: OwnRedis,
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  { client, storeDeadlineMs = 700 }: Way = {},
): Promise<Scene> {
  const random = randomFrom(seed)
  const proxy = await startProxy(redis.port, { random, tell: (what) => fleet.note(what) })
  const store: ChildStore = { kind: 'redis', port: proxy.port, ...(client && { client }) }
  // Nobody dies while it leads: a busy machine must not look like a death.
  const fleet = await startFleet(store, { leaseMs: 4000, storeDeadlineMs })
  onTestFinished(async () => {
    await fleet.stop()
    proxy.close()
  })
  return { fleet, proxy }
}

/** Calls until all are served: what failed meanwhile has to be worth another attempt. */
async function untilServed(children: readonly Child[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let round = 0; round < 100; round += 1) {
    const outcomes = await callAll(children, 2)
    for (const outcome of outcomes) seen.add(outcome)
    if (outcomes.every((outcome) => outcome === '200')) return seen
    await pause(50)
  }
  throw new Error(`Never served: ${[...seen].join()}`)
}

async function assertItHolds({ fleet, proxy }: Scene, weather: Weather): Promise<void> {
  const children = Array.from({ length: size }, () => fleet.start())
  await Promise.all(children.map(({ ready }) => ready))
  const seen = new Set<string>()
  proxy.weather = weather
  for (let round = 0; round < rounds; round += 1) {
    for (const outcome of await untilServed(children)) seen.add(outcome)
    fleet.expire()
  }
  proxy.weather = calm
  await untilServed(children)
  // What nobody uses any more is logged out, once all have moved on.
  for (let round = 0; fleet.toy.server.liveSessions > 1 && round < 40; round += 1) {
    await pause(150)
    await callAll(children)
  }
  fleet.note('rests')
  await callAll(children)

  expect([...seen].filter((outcome) => !['200', '401', 'unreachable'].includes(outcome))).toEqual([])
  expect(wrongInHistory(fleet.history())).toEqual([])
}

describe.skipIf(whyNot)(
  `A fleet (FLEET_SEED=${seed}) lives with a network that${whyNot ? ` (${whyNot})` : ''}`,
  () => {
    let redis: OwnRedis

    beforeAll(async () => {
      redis = await startRedis()
    })
    afterAll(() => redis.stop())

    it.concurrent.for(chosen)('%s', { timeout: 600_000 }, async ([, weather], test) => {
      // Where no reply is lost a busy machine must not look like one that is.
      const way = weather.delayMs > 0 && weather.swallow === 0 ? { storeDeadlineMs: 10_000 } : {}
      await assertItHolds(await behindProxy(redis, test, way), weather)
    })

    // By day the tests of failovers go through the other one.
    it.concurrent.for(isLong ? (['ioredis', 'node-redis'] as const) : (['node-redis'] as const))(
      'does all of it, through %s',
      { timeout: 600_000 },
      async (client, test) => {
        await assertItHolds(await behindProxy(redis, test, { client }), weathers['does all of it'] ?? calm)
      },
    )

    it(
      'loses replies while a password is rejected: it is not sent again',
      { timeout: 600_000 },
      async (test) => {
        const { fleet, proxy } = await behindProxy(redis, test)
        const children = Array.from({ length: size }, () =>
          fleet.start({ credentials: { username: 'ann', password: 'wrong' } }),
        )
        await Promise.all(children.map(({ ready }) => ready))
        proxy.weather = { ...calm, swallow: 0.15 }
        const outcomes = new Set([...(await callAll(children, 3)), ...(await callAll(children, 3))])
        proxy.weather = calm
        for (const outcome of await callAll(children, 3)) outcomes.add(outcome)

        expect([...outcomes].filter((outcome) => !/^(?:unreachable|credentials-.*)$/.test(outcome))).toEqual(
          [],
        )
        expect(await callAll(children)).toEqual(children.map(() => 'credentials-locked'))
        expect(wrongInHistory(fleet.history())).toEqual([])
      },
    )
  },
)
