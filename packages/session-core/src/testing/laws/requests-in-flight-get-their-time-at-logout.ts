import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** They may receive their answer for so long, and are not aborted afterwards. */
export const requestsInFlightGetTheirTimeAtLogout: SessionLaw = {
  name: 'requests in flight get their time at logout',
  promise: 11,
  check: async (subject) => {
    const { outcome: ending, left } = endingOf(subject)
    const { session, server, clock, call, guarded } = setStage(subject, { policy: { drainMs: 3000 } })
    await outcomeOf(session.login())
    const release = server.holdNextReply()
    const inFlight = watch(call())
    await until('the call is sent', () => guarded().length === 1)

    const logout = watch(session.logout())
    await clock.advance(2999)
    const meanwhile = [logout.outcome, server.liveSessions]
    await clock.advance(1)
    await until('the logout ends', () => logout.outcome !== 'pending')
    const after = [logout.outcome, server.liveSessions, inFlight.outcome]
    release()
    await until('the request ends', () => inFlight.outcome !== 'pending')

    expectThat('for three seconds the session stays', meanwhile, ['pending', 1])
    expectThat('then it ends', after, [ending, left, 'pending'])
    expectThat('the late answer still arrives', inFlight.outcome, '200')
  },
}
