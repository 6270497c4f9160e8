import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** The next caller tries again, and finds no half of a session. */
export const aFailedLoginIsNotRememberedAsSuccess: SessionLaw = {
  name: 'a failed login is not remembered as success',
  promise: 1,
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    server.failNext('drop')

    const first = await outcomeOf(call())
    const { phase, generation } = session.snapshot
    const second = await outcomeOf(call())

    expectThat('a login that never arrived says so', first, 'unreachable')
    expectThat('it leaves no session behind', [phase, generation], ['idle', 0])
    expectThat('the next caller logs in', second, '200')
  },
}
