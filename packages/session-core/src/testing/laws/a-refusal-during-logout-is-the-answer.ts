import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** It is worth no login any more, and no replay. */
export const aRefusalDuringLogoutIsTheAnswer: SessionLaw = {
  name: 'a refusal during logout is the answer',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending, left } = endingOf(subject)
    const { session, server, call, guarded, wire, isGuarded } = setStage(subject)
    await outcomeOf(session.login())
    wire.next(isGuarded).answer(async () => {
      await letRun()
      return new Response('no', { status: 401 })
    })
    const inFlight = watch(call())
    await Promise.resolve()

    const logout = await outcomeOf(session.logout())
    await until('the request ends', () => inFlight.outcome !== 'pending')

    expectThat('the caller gets the refusal', inFlight.outcome, '401')
    expectThat('it is sent once', [guarded().length, server.loginAttempts], [1, 1])
    expectThat('the session is logged out', [logout, server.liveSessions], [ending, left])
  },
}
