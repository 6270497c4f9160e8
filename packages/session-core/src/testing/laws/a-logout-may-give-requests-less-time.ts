import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** `drainMs` of the call stands in place of the policy's. */
export const aLogoutMayGiveRequestsLessTime: SessionLaw = {
  name: 'a logout may give requests less time',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending } = endingOf(subject)
    const { session, server, clock, call, guarded } = setStage(subject, { policy: { drainMs: 60_000 } })
    await outcomeOf(session.login())
    const release = server.holdNextReply()
    const inFlight = watch(call())
    await until('the call is sent', () => guarded().length === 1)

    const logout = watch(session.logout({ drainMs: 500 }))
    await clock.advance(499)
    const before = logout.outcome
    await clock.advance(1)
    await until('the logout ends', () => logout.outcome !== 'pending')
    const after = [logout.outcome, inFlight.outcome]
    release()

    expectThat('so long it waits', before, 'pending')
    expectThat('and no longer', after, [ending, 'pending'])
  },
}
