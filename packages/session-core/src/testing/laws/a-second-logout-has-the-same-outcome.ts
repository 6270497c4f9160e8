import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** The server hears of one. */
export const aSecondLogoutHasTheSameOutcome: SessionLaw = {
  name: 'a second logout has the same outcome',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending, left } = endingOf(subject)
    const { session, server } = setStage(subject)
    await outcomeOf(session.login())
    const seen = server.requestsSeen

    const outcomes = await Promise.all([outcomeOf(session.logout()), outcomeOf(session.logout())])
    const sent = server.requestsSeen - seen
    outcomes.push(await outcomeOf(session.logout()))

    expectThat('all have the same outcome', outcomes, [ending, ending, ending])
    expectThat('the server hears of one', [sent, server.requestsSeen - seen], [1 - left, 1 - left])
  },
}
