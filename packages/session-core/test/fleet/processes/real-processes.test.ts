import { toyAccounts } from '../../toy-server.ts'
import { type OwnRedis, startRedis, whyNoRedis } from '../redis-server.ts'
import { respClient } from '../resp-client.ts'
import { wrongInHistory } from './check-history.ts'
import { callAll, pause, type RealFleet, startFleet } from './real-fleet.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

const whyNot = whyNoRedis()
const size = Number(process.env['FLEET'] ?? 4)
/** By day the fleet laws tell the rest, of sessions in one process, and of processes other tests do. */
const isNight = process.env['FLEET_POINTS'] === 'all'
/** Where it holds a lease, and has a session that nobody else knows of; at night, everywhere. */
const isChosen = (point: string): boolean => isNight || point === 'after login 1'

const all = (count: number): readonly string[] => Array.from({ length: count }, () => '200')

async function opened(...args: Parameters<typeof startFleet>): Promise<RealFleet> {
  const fleet = await startFleet(...args)
  onTestFinished(fleet.stop)
  return fleet
}

/** Nobody dies while it leads: a busy machine must not look like a death. */
const patient = { leaseMs: 10_000, storeDeadlineMs: 5000 }

/** It shall be silent for three of them. */
const shortLived = { leaseMs: 1200 }

/** A day and a year apart. */
const hoursAhead = [0, -25, 8760]

/** Cold starts, an expiry under load, a leave, a kill, an end for all. */
async function assertItLives(fleet: RealFleet): Promise<void> {
  const { toy, start, history } = fleet
  toy.slowLoginMs = 200
  const children = Array.from({ length: size }, (_, index) =>
    start({ clockAheadMs: (hoursAhead[index % hoursAhead.length] ?? 0) * 3_600_000 }),
  )
  await Promise.all(children.map(({ ready }) => ready))

  const cold = await callAll(children)
  const afterStart = toy.server.loginAttempts
  fleet.expire()
  const expired = await callAll(children, 8)
  const afterExpiry = toy.server.loginAttempts
  fleet.note('killed')
  children[0]?.process.kill('SIGKILL')
  const left = await children[1]?.ask({ do: 'leave' })
  const rest = children.slice(2)
  const served = await callAll(rest)
  const ended = await rest[0]?.ask({ do: 'end' })
  const closed = await callAll(rest.slice(1))

  expect([cold, afterStart]).toEqual([all(size), 1])
  expect([expired, afterExpiry]).toEqual([all(size * 8), 2])
  expect([left, served, ended]).toEqual([['left'], all(size - 2), ['revoked']])
  expect(new Set(closed)).toEqual(new Set(['closed']))
  expect(toy.server.liveSessions).toBe(0)
  expect(wrongInHistory(history())).toEqual([])
}

describe('Real processes that share files', () => {
  it(
    `${size} of them, whose clocks are a day and a year apart, log in once, live through an expiry, and end together`,
    { timeout: 300_000 },
    async () => {
      await assertItLives(await opened('files', patient))
    },
  )

  it.runIf(isNight)(
    'of two accounts: the second one is told, and logs nobody in',
    { timeout: 300_000 },
    async () => {
      const fleet = await opened('files', patient)
      const ann = fleet.start()
      await ann.ask({ do: 'call' })
      const bob = fleet.start({
        credentials: { username: 'bob', password: toyAccounts['bob']?.password ?? '' },
      })

      expect([await bob.ask({ do: 'call' }), await ann.ask({ do: 'call' })]).toEqual([
        ['invalid-options'],
        ['200'],
      ])
      expect(fleet.toy.server.loginAttempts).toBe(1)
    },
  )
})

describe.skipIf(whyNot)(`Real processes that share a Redis${whyNot ? ` (${whyNot})` : ''}`, () => {
  let redis: OwnRedis

  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())
  const store = (): { readonly kind: 'redis'; readonly port: number } => ({ kind: 'redis', port: redis.port })

  it.runIf(isNight)(
    `${size} of them log in once, live through an expiry, and end together`,
    { timeout: 300_000 },
    async () => {
      await assertItLives(await opened(store(), patient))
    },
  )

  const points = [
    'before read 1',
    'after read 1',
    'before swap 1',
    'after swap 1',
    'before swap 2',
    'after swap 2',
    'before login 1',
    'after login 1',
    'before swap 3',
    'after swap 3',
    'before read 2',
    'after read 2',
  ]
  it.concurrent.for(points.filter(isChosen))(
    'a process that is killed %s is replaced',
    { timeout: 300_000 },
    async (killAt) => {
      const fleet = await startFleet(store())
      try {
        const [doomed, other] = [fleet.start({ killAt }), fleet.start()]
        await Promise.all([doomed.ready, other.ready])
        const first = await doomed.ask({ do: 'call' })
        const second = await other.ask({ do: 'call' })
        fleet.note('rests')
        await other.ask({ do: 'call' })

        expect([first[0] === 'dead' || killAt.includes('read 2'), second]).toEqual([true, ['200']])
        expect(wrongInHistory(fleet.history())).toEqual([])
        expect(fleet.toy.server.liveSessions).toBeLessThanOrEqual(2)
      } finally {
        await fleet.stop()
      }
    },
  )

  it.concurrent.for(points.filter(isChosen))(
    'a process that stands still %s for three leases does no harm',
    { timeout: 300_000 },
    async (stopAt, { onTestFinished: whenOver }) => {
      const fleet = await startFleet(store(), shortLived)
      whenOver(fleet.stop)
      const [still, other] = [fleet.start({ stopAt }), fleet.start()]
      // Some points are passed by the first call, some by a look that nobody waits for.
      const goesOn = untilNoted(fleet, 'stopped')
        .then(() => pause(3 * shortLived.leaseMs))
        .then(() => still.process.kill('SIGCONT'))
      await Promise.all([still.ready, other.ready])
      const call = still.ask({ do: 'call' })
      await Promise.race([call, untilNoted(fleet, 'stopped')])
      const served = await other.ask({ do: 'call' })
      const late = await call
      for (let turn = 0; turn < 400; turn += 1) {
        await callAll([still, other])
        if (fleet.toy.server.liveSessions === 1 && turn > 6) break
        await pause(100)
      }
      await goesOn
      fleet.note('rests')

      expect(['200', 'unreachable']).toContain(late[0])
      expect([served, await callAll([still, other])]).toEqual([['200'], all(2)])
      expect(fleet.toy.server.liveSessions).toBe(1)
      expect(wrongInHistory(fleet.history())).toEqual([])
    },
  )

  it.runIf(isNight)(
    'a leader that is stopped past its lease is deposed, and its session is logged out',
    { timeout: 300_000 },
    async () => {
      const fleet = await opened(store())
      fleet.toy.slowLoginMs = 1500
      const [leader, other] = [fleet.start(), fleet.start()]
      await Promise.all([leader.ready, other.ready])
      const call = leader.ask({ do: 'call' })
      while (fleet.toy.server.loginAttempts < 1) await pause(20)
      fleet.note('stopped')
      leader.process.kill('SIGSTOP')
      fleet.toy.slowLoginMs = 0
      const served = await other.ask({ do: 'call' })
      await pause(1500)
      leader.process.kill('SIGCONT')
      const late = await call
      while (fleet.toy.server.liveSessions > 1) await pause(20)

      fleet.note('rests')
      await callAll([leader, other])

      expect([served, late, fleet.toy.server.loginAttempts]).toEqual([['200'], ['200'], 2])
      expect(wrongInHistory(fleet.history())).toEqual([])
    },
  )

  it(
    'a Redis that is paused, flushed, and started anew empty costs no call',
    { timeout: 300_000 },
    async () => {
      let own = await startRedis()
      const fleet = await opened({ kind: 'redis', port: own.port }, patient)
      onTestFinished(() => own.stop())
      const children = [fleet.start(), fleet.start(), fleet.start()]
      const outcomes = [await callAll(children)]
      const client = await respClient(own.port)
      await client.send(['CLIENT', 'PAUSE', '700', 'ALL'])
      outcomes.push(await callAll(children))
      fleet.note('flushed')
      await client.send(['FLUSHALL'])
      outcomes.push(await callAll(children, 4))
      client.close()
      await own.stop()
      outcomes.push(await callAll(children))
      fleet.note('started-empty')
      own = await startRedis(undefined, { port: own.port })
      await pause(700)
      outcomes.push(await callAll(children), await callAll([fleet.start()]))

      fleet.note('rests')
      outcomes.push(await callAll(children))

      expect(outcomes.flat()).toEqual(all(outcomes.flat().length))
      expect(wrongInHistory(fleet.history())).toEqual([])
    },
  )
})

async function untilNoted({ history }: RealFleet, what: string): Promise<void> {
  while (history().every((line) => line.what !== what)) await pause(20)
}
