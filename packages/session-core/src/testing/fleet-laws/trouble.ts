import type { SharedStore } from '../../share/shared-store.ts'
import { expectThat } from '../law-failure.ts'
import type { Stage } from '../stage.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { type FleetStage, setFleet } from './fleet-stage.ts'
import { pausable, type PausedStore } from './frozen.ts'

interface PausedLeader extends FleetStage {
  readonly leader: Stage
  readonly way: PausedStore
  readonly call: Promise<readonly string[]>
  /** The server's reply to its login arrives. */
  readonly release: () => void
}

/** A process that logs in, and stands still while the server answers. */
async function pauseLeader(subject: FleetLawSubject): Promise<PausedLeader> {
  const stage = setFleet(subject)
  const way = pausable(stage.store)
  const leader = stage.join({
    sharing: { store: way, policy: { storeDeadlineMs: 600_000 } },
    policy: { loginDeadlineMs: 600_000 },
  })
  const release = stage.server.holdNextReply()
  const call = stage.callAll([leader])
  call.catch(() => {})
  await stage.passUntil('a login is sent', () => stage.server.loginAttempts === 1)
  way.pause()
  return { ...stage, leader, way, call, release }
}

/** From now on nothing leaves this process: each request fails when the returned function was called. */
function loseWayOut({ wire }: Stage): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const cause = Object.assign(new Error('There is no name server.'), { code: 'ENOTFOUND' })
  wire.every().answer(async () => {
    await promise
    throw new TypeError('fetch failed', { cause })
  })
  return () => resolve(undefined)
}

/** Laws about processes that die or stand still, and about clocks. */
export const fleetTroubleLaws: readonly FleetLaw[] = [
  {
    name: 'a dead leader is replaced once',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = await pauseLeader(subject)

      expectThat('the others are served', await callAll(joinMany(3)), ['200', '200', '200'])
      expectThat('one login more', server.loginAttempts, 2)
    },
  },
  {
    name: 'a leader that stood still is deposed, and its late session is logged out',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, call, release, way, server, passUntil, leader } = await pauseLeader(subject)
      const told: string[] = []
      leader.session.subscribe(({ type }) => told.push(type))
      await callAll([join()])
      release()
      way.goOn()

      expectThat('it is served by the session of the other one', await call, ['200'])
      await passUntil('its own is logged out', () => server.liveSessions === 1)
      expectThat(
        'it logged in no more',
        [server.loginAttempts, told.includes('deposed') || told.includes('adopted')],
        [2, true],
      )
    },
  },
  {
    name: 'who waited for a login that was never sent goes its own way',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, joinMany, callAll, passUntil, server, store } = setFleet(subject)
      let looks = 0
      const watched: SharedStore = {
        read: (...call) => {
          looks += 1
          return store.read(...call)
        },
        swap: store.swap,
      }
      const lost = join()
      const fail = loseWayOut(lost)
      const first = callAll([lost])
      first.catch(() => {})
      await passUntil('it tries to log in', () => lost.wire.passed.length === 1)
      const rest = callAll(joinMany(4, { sharing: { store: watched } }))
      rest.catch(() => {})
      await passUntil('the others see that it does', () => looks >= 4)
      fail()

      expectThat('who has no way out fails', await first, ['unreachable'])
      expectThat('the others are served', await rest, ['200', '200', '200', '200'])
      expectThat('by one login', server.loginAttempts, 1)
    },
  },
  {
    name: 'a login that was never sent costs the fleet nothing',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)
      const [lost, other] = joinMany(2, { policy: { loginBudget: { max: 2, perMs: 60_000 } } })
      if (!lost || !other) return
      loseWayOut(lost)()
      const tried = [await callAll([lost]), await callAll([lost])]

      expectThat('who has no way out fails', tried, [['unreachable'], ['unreachable']])
      expectThat('the budget is left to others', await callAll([other]), ['200'])
      expectThat('they log in', server.loginAttempts, 1)
    },
  },
  {
    name: 'clocks an hour apart change nothing',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, clock } = setFleet(subject)
      await callAll([join()])
      const other = {
        ...clock,
        wall: () => clock.wall() + 3_600_000,
        monotonic: () => clock.monotonic() + 3_600_000,
      }

      expectThat('the other process is served', await callAll([join({ clock: other })]), ['200'])
      expectThat('by the same session', server.loginAttempts, 1)
    },
  },
]
