import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A server that no longer knows the session has nothing to object to its end. */
export const anExpiredSessionCountsAsEnded: SessionLaw = {
  name: 'an expired session counts as ended',
  promise: 11,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()

    const outcome = await outcomeOf(session.logout())

    expectThat('logout is content', outcome, 'already-ended')
    expectThat('nobody logs in for it', server.loginAttempts, 1)
  },
}
