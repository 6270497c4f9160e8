import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Every door is closed, and the server has nothing left. */
export const afterLogoutNothingIsSent: SessionLaw = {
  name: 'after logout nothing is sent',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending, left } = endingOf(subject)
    const { session, server, call } = setStage(subject)
    await outcomeOf(call())
    const outcome = await outcomeOf(session.logout())
    const seen = server.requestsSeen

    const later = await Promise.all(
      [call(), session.login(), session.renew(), session.keepAlive()].map((work) => outcomeOf(work)),
    )

    expectThat('the server ended it', [outcome, server.liveSessions], [ending, left])
    expectThat('every later call fails', [...new Set(later)], ['closed'])
    expectThat('nothing more is sent', [server.requestsSeen - seen, session.snapshot.phase], [0, 'closed'])
  },
}
