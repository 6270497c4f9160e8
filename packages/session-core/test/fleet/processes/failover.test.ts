import { type Sentinel, startSentinel } from '../redis-sentinel.ts'
import { type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { respClient } from '../resp-client.ts'
import { wrongInHistory } from './check-history.ts'
import { callAll, type Child, pause, type RealFleet, startFleet } from './real-fleet.ts'
import { describe, expect, it, type TestContext } from 'vitest'

const whyNot = whyNoRedis() ?? whyNoRedis('redis-sentinel')
const patient = { leaseMs: 4000, storeDeadlineMs: 1500 }
/** By day one shows that a client goes where a Sentinel sends it; fleet laws tell of stores that lose what they were told. */
const isNight = process.env['FLEET_POINTS'] === 'all'
const wrong = { username: 'ann', password: 'wrong' }

/** Tests run at a time: each hands in its own end. */
type Ends = Pick<TestContext, 'onTestFinished'>

async function behindSentinel({
  onTestFinished,
}: Ends): Promise<{ readonly fleet: RealFleet; readonly sentinel: Sentinel }> {
  const sentinel = await startSentinel()
  onTestFinished(sentinel.stop)
  const fleet = await startFleet({ kind: 'sentinel', port: sentinel.port }, patient)
  onTestFinished(fleet.stop)
  return { fleet, sentinel }
}

/** Calls until all are served, whatever their clients have to get over. */
async function untilServed(children: readonly Child[]): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const outcomes = await callAll(children)
    if (outcomes.every((outcome) => outcome === '200')) return
    expect(outcomes.filter((outcome) => !/^(?:200|401|unreachable)$/.test(outcome))).toEqual([])
    await pause(100)
  }
  throw new Error('Never served.')
}

/** What nobody uses any more is logged out, once all have moved on. */
async function assertItRests({ toy, note, history }: RealFleet, children: readonly Child[]): Promise<void> {
  for (let turn = 0; toy.server.liveSessions > 1 && turn < 20; turn += 1) {
    await pause(150)
    await callAll(children)
  }
  note('rests')
  await callAll(children)

  expect(wrongInHistory(history())).toEqual([])
}

const readyOnes = async (fleet: RealFleet, count: number, more = {}): Promise<readonly Child[]> => {
  const children = Array.from({ length: count }, () => fleet.start(more))
  await Promise.all(children.map(({ ready }) => ready))
  return children
}

describe.skipIf(whyNot)(
  `A failover that loses the newest writes costs what it must, and no more${whyNot ? ` (${whyNot})` : ''}`,
  () => {
    it.runIf(isNight).concurrent(
      'a login: those who hold its session go on, and at most one more is made',
      { timeout: 300_000 },
      async (test) => {
        const { fleet, sentinel } = await behindSentinel(test)
        const children = await readyOnes(fleet, 2)
        await sentinel.stopCopying()
        await untilServed(children)
        fleet.note('failed-over')
        const kept = await sentinel.failOver()
        const late = await readyOnes(fleet, 2)
        await untilServed([...late, ...children])

        expect([kept, fleet.toy.server.loginAttempts <= 2]).toEqual([0, true])
        await assertItRests(fleet, [...late, ...children])
      },
    )

    it.runIf(isNight).concurrent(
      'a rejection: who knows it puts it back, and at most one process more sends it',
      { timeout: 300_000 },
      async (test) => {
        const { fleet, sentinel } = await behindSentinel(test)
        const knowing = await readyOnes(fleet, 2, { credentials: wrong })
        await sentinel.stopCopying()
        const before = await callAll(knowing)
        fleet.note('failed-over')
        const kept = await sentinel.failOver()
        const after = await callAll(knowing)
        const sentBy = fleet.toy.server.loginAttempts
        const fresh = await readyOnes(fleet, 2, { credentials: wrong })
        for (let turn = 0; turn < 3; turn += 1) await callAll(fresh)

        expect([kept, [...before, ...after].includes('200')]).toEqual([0, false])
        expect([sentBy, await callAll([...knowing, ...fresh])]).toEqual([
          1,
          Array(4).fill('credentials-locked'),
        ])
        expect(fleet.toy.server.loginAttempts).toBeLessThanOrEqual(2)
        expect(wrongInHistory(fleet.history())).toEqual([])
      },
    )

    it.concurrent(
      'an end for all: who ended it stays out, and the others share one session',
      { timeout: 300_000 },
      async (test) => {
        const { fleet, sentinel } = await behindSentinel(test)
        const children = await readyOnes(fleet, 3)
        await untilServed(children)
        await sentinel.stopCopying()
        const ended = await children[0]?.ask({ do: 'end' })
        fleet.note('failed-over')
        const kept = await sentinel.failOver()
        const others = children.slice(1)
        await untilServed(others)

        expect([kept, ended, await children[0]?.ask({ do: 'call' })]).toEqual([1, ['revoked'], ['closed']])
        expect(fleet.toy.server.loginAttempts).toBeLessThanOrEqual(2)
        await assertItRests(fleet, others)
      },
    )
  },
)

describe.skipIf(whyNot)(`A Redis that is killed and started again${whyNot ? ` (${whyNot})` : ''}`, () => {
  it.runIf(isNight).concurrent.for([
    { what: 'with all of its writes: no login is made', appendonly: 'yes', size: 1, most: 1 },
    { what: 'without: at most one', appendonly: 'no', size: 0, most: 2 },
  ])('$what', { timeout: 300_000 }, async ({ appendonly, size, most }, { onTestFinished }) => {
    const settings = ['--save', '', '--appendonly', appendonly, '--appendfsync', 'always']
    let own: OwnRedis = await startRedis(settings)
    onTestFinished(() => own.stop())
    const fleet = await startFleet({ kind: 'redis', port: own.port }, patient)
    onTestFinished(fleet.stop)
    const children = await readyOnes(fleet, 2)
    await untilServed(children)
    await own.kill()
    const meanwhile = await callAll(children)
    if (size === 0) fleet.note('started-empty')
    own = await startRedis(settings, own)
    const client = await respClient(own.port)
    const found = await client.send(['DBSIZE'])
    client.close()
    const late = await readyOnes(fleet, 1)
    await untilServed([...late, ...children])

    expect([meanwhile, found]).toEqual([Array(2).fill('200'), size])
    expect(fleet.toy.server.loginAttempts).toBeLessThanOrEqual(most)
    await assertItRests(fleet, [...late, ...children])
  })
})
