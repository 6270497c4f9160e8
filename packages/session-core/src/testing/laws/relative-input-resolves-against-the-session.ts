import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** In `fetch` as a path, and as a URL of its own. */
export const relativeInputResolvesAgainstTheSession: SessionLaw = {
  name: 'relative input resolves against the session',
  promise: 10,
  check: async (subject) => {
    const { session, guardedUrl, guarded, call } = setStage(subject)

    const outcomes = [await outcomeOf(call()), await outcomeOf(session.fetch(new URL(guardedUrl)))]

    expectThat('both arrive', [outcomes, guarded().length], [['200', '200'], 2])
  },
}
