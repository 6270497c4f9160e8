import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Nothing is sent for it. */
export const aSessionThatNeverWasNeedsNoLogout: SessionLaw = {
  name: 'a session that never was needs no logout',
  promise: 11,
  check: async (subject) => {
    const { session, server } = setStage(subject)

    const outcome = await outcomeOf(session.logout())

    expectThat('logout is content', [outcome, session.snapshot.phase], ['already-ended', 'closed'])
    expectThat('the server hears nothing', server.requestsSeen, 0)
  },
}
