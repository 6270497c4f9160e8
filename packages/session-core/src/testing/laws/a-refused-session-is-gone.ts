import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Whatever the clock says: it comforts nobody when the login fails, and nobody waits for its end. */
export const aRefusedSessionIsGone: SessionLaw = {
  name: 'a refused session is gone',
  promise: 9,
  check: async (subject) => {
    const { session, server, wire, isGuarded, call, guarded } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()
    wire.next((request) => !isGuarded(request)).drop()

    const failed = await outcomeOf(call())
    const sent = guarded().length
    const { phase } = session.snapshot
    const next = await outcomeOf(call())

    expectThat('the call fails as the login failed', [failed, phase], ['unreachable', 'idle'])
    expectThat('it was not sent again with the old session', sent, 2)
    expectThat('the next call logs in at once', [next, server.loginAttempts], ['200', 2])
  },
}
