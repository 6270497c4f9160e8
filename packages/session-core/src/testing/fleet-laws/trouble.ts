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

/** Laws about processes that die or stand still, and about stores that fail. */
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
    name: 'without the store nobody logs in, and what is held serves',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      const holding = join()
      await callAll([holding])
      const repair = store.fail()
      const outcomes = await callAll([holding, join()])
      repair()

      expectThat('who holds the session is served, who does not is told', outcomes, ['200', 'unreachable'])
      expectThat('nobody logged in', server.loginAttempts, 1)
    },
  },
  {
    name: 'without the store each logs in alone, where that was chosen',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server, store, passTime, passUntil } = setFleet(subject)
      const processes = joinMany(2, { sharing: { policy: { withoutStore: 'alone', recheckMs: 1000 } } })
      const repair = store.fail()
      const outcomes = await callAll(processes)
      repair()
      await passTime(2000)
      await callAll(processes)
      await passUntil('they share one session again', () => store.texts.size === 1)

      expectThat('both are served', outcomes, ['200', '200'])
      expectThat('each by a login of its own', server.loginAttempts, 2)
    },
  },
  {
    name: 'a store that hangs is given up',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, store } = setFleet(subject)
      const goOn = store.hold()

      expectThat('the caller is told', await callAll([join()]), ['unreachable'])
      goOn()
    },
  },
  {
    name: 'a swap whose reply is lost is looked up',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server, store } = setFleet(subject)
      const forgetful: SharedStore = {
        read: store.read,
        swap: async (key, change, signal) => {
          await store.swap(key, change, signal)
          throw new Error('The reply was lost.')
        },
      }

      const outcomes = await callAll(joinMany(3, { sharing: { store: forgetful } }))

      expectThat('every process is served', outcomes, ['200', '200', '200'])
      expectThat('one login', [server.loginAttempts, server.liveSessions], [1, 1])
    },
  },
  {
    name: 'a store that forgets costs one login',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server, store, join } = setFleet(subject)
      const processes = joinMany(2)
      await callAll(processes)
      store.forgetNewest()

      expectThat('every process is served', await callAll([...processes, join()]), ['200', '200', '200'])
      expectThat('at most one login more', server.loginAttempts <= 2, true)
    },
  },
  {
    name: 'a session that the store forgot is given back to it',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, passTime, passUntil, server, store } = setFleet(subject)
      const holding = join()
      await callAll([holding])
      store.forgetAll()
      await passTime(31_000)
      await callAll([holding])
      await passUntil('the record is there again', () => store.texts.size === 1)

      expectThat('who comes later is served by it', await callAll([join()]), ['200'])
      expectThat('without a login', server.loginAttempts, 1)
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
