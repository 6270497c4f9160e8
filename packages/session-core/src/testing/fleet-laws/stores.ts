import type { SharedStore } from '../../share/shared-store.ts'
import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

/** Laws about stores that fail, forget, or are not what they should be. */
export const fleetStoreLaws: readonly FleetLaw[] = [
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
    name: 'a store that takes no writes is an error',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      let calls = 0
      const readOnly: SharedStore = {
        read: store.read,
        swap: () => {
          calls += 1
          // A fleet that asks for ever would never let this end.
          if (calls > 50) return new Promise(() => {})
          return Promise.reject(new Error('There is no room left.'))
        },
      }
      const outcomes = await callAll([join({ sharing: { store: readOnly } })])

      expectThat(
        'the caller is told, and nobody logs in',
        [outcomes, server.loginAttempts],
        [['unreachable'], 0],
      )
      expectThat('the store is asked a few times', calls < 5, true)
    },
  },
  {
    name: 'a store that shows what is no longer there is an error',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      let calls = 0
      const behind: SharedStore = {
        read: () => Promise.resolve(undefined),
        swap: (...args) => {
          calls += 1
          return calls > 50 ? new Promise(() => {}) : store.swap(...args)
        },
      }
      await callAll([join()])
      const outcomes = await callAll([join({ sharing: { store: behind } })])

      expectThat(
        'the caller is told, and logs in no more',
        [outcomes, server.loginAttempts],
        [['unreachable'], 1],
      )
      expectThat('the store is asked a few times', calls < 5, true)
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
]
