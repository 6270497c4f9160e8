import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A person says that they are good now: one more attempt, and only one. */
export const rearmLetsCredentialsBeTriedAgain: SessionLaw = {
  name: 'rearm lets credentials be tried again',
  promise: 7,
  check: async (subject) => {
    const { session, server, call } = setStage(subject, { credentials: subject.credentials.wrong })
    await outcomeOf(call())

    session.rearm()
    const { phase } = session.snapshot
    const outcomes = [await outcomeOf(call()), await outcomeOf(call())]

    expectThat('the circuit is closed', phase, 'idle')
    expectThat('one more attempt is made', outcomes, ['credentials-rejected', 'credentials-locked'])
    expectThat('the server saw it', server.loginAttempts, 2)
  },
}
