import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Aborting it would leak the session that it makes. */
export const aLoginInFlightIsLetLandAndLoggedOut: SessionLaw = {
  name: 'a login in flight is let land and logged out',
  promise: 11,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    const release = server.holdNextReply()
    const waiting = watch(call())
    await until('the server grants it', () => server.liveSessions === 1)

    const logout = watch(session.logout())
    await letRun()
    const alive = server.liveSessions
    release()
    await until('the logout ends', () => logout.outcome !== 'pending')

    expectThat('the session was being made', [alive, waiting.outcome], [1, 'closed'])
    expectThat('it is logged out', [logout.outcome, server.liveSessions], ['revoked', 0])
  },
}
