import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

const some = 4

/** Laws about what must not be sent twice. */
export const fleetRejectionLaws: readonly FleetLaw[] = [
  {
    name: 'rejected credentials are sent once per fleet',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)
      const processes = joinMany(some, { credentials: subject.credentials.wrong })
      await callAll(processes)

      expectThat(
        'every process knows',
        await callAll(processes),
        Array.from({ length: some }, () => 'credentials-locked'),
      )
      expectThat('they were sent once', server.loginAttempts, 1)
    },
  },
  {
    name: 'a rejection outlives a store that forgets',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      const [first, other] = [
        join({ credentials: subject.credentials.wrong }),
        join({ credentials: subject.credentials.wrong }),
      ]
      await callAll([first])
      await callAll([other])
      store.forgetAll()
      await callAll([first])

      expectThat('who knows does not send them again', await callAll([other]), ['credentials-locked'])
      expectThat('they were sent once', server.loginAttempts, 1)
      const fresh = join({ credentials: subject.credentials.wrong })
      expectThat('who comes later is told', await callAll([fresh]), ['credentials-locked'])
      expectThat('it was put back', server.loginAttempts, 1)
    },
  },
  {
    name: 'other credentials in one process open the session for all',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server } = setFleet(subject)
      const old = join({ credentials: subject.credentials.wrong })
      await callAll([old])
      const fresh = await callAll([join()])

      expectThat('the right password logs in', fresh, ['200'])
      expectThat('and serves who has the old one', await callAll([old]), ['200'])
      expectThat('two logins', server.loginAttempts, 2)
    },
  },
  {
    name: 'rearm reaches the fleet',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, passUntil, server, store } = setFleet(subject)
      const [first, other] = joinMany(2, { credentials: subject.credentials.wrong })
      if (!first || !other) return
      await callAll([first])
      await callAll([other])
      const before = [...store.texts.values()].join()
      first.session.rearm()
      await passUntil('the record changes', () => [...store.texts.values()].join() !== before)

      expectThat('the other one tries again', await callAll([other]), ['credentials-rejected'])
      expectThat('once', server.loginAttempts, 2)
    },
  },
  {
    name: 'the login budget bounds the fleet',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, end, server } = setFleet(subject)
      const processes = joinMany(some, { policy: { loginBudget: { max: some - 1, perMs: 60_000 } } })
      const outcomes: string[] = []
      for (const { session } of processes) {
        outcomes.push(
          await end(
            session
              .login()
              .then(() => session.renew())
              .then(() => 'renewed'),
          ),
        )
      }

      expectThat('the last one is refused', outcomes.at(-1), 'login-budget-spent')
      expectThat('the budget is that of all', server.loginAttempts, some - 1)
    },
  },
]
