import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Whoever asks for it finds a session afterwards. */
export const keepingADeadSessionAliveRenewsIt: SessionLaw = {
  name: 'keeping a dead session alive renews it',
  promise: 9,
  requires: ['keep-alive'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()

    const outcome = await outcomeOf(session.keepAlive())

    expectThat('it comes back with a session', [outcome, session.snapshot.generation], ['done', 2])
    expectThat('which the server knows', [server.liveSessions, server.loginAttempts], [1, 2])
  },
}
