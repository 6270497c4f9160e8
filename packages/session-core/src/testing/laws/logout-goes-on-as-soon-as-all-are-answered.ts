import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Nobody waits for time to pass that nobody needs. */
export const logoutGoesOnAsSoonAsAllAreAnswered: SessionLaw = {
  name: 'logout goes on as soon as all are answered',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending } = endingOf(subject)
    const { session, server, call, guarded } = setStage(subject)
    await outcomeOf(session.login())
    const release = server.holdNextReply()
    const inFlight = watch(call())
    await until('the call is sent', () => guarded().length === 1)

    const logout = watch(session.logout())
    await letRun()
    const before = logout.outcome
    release()
    await until('the logout ends without the clock', () => logout.outcome !== 'pending')

    expectThat('it waited for the answer', before, 'pending')
    expectThat('the answer arrived', [inFlight.outcome, logout.outcome], ['200', ending])
  },
}
