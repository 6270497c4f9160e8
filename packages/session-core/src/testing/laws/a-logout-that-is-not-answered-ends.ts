import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** It gets its time as well; what the server did not confirm is told as such. */
export const aLogoutThatIsNotAnsweredEnds: SessionLaw = {
  name: 'a logout that is not answered ends',
  promise: 11,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, clock, wire } = setStage(subject, { policy: { drainMs: 3000 } })
    await outcomeOf(session.login())
    const sent = wire.passed.length
    const release = server.holdNextReply()

    const logout = watch(session.logout())
    await until('the logout is sent', () => wire.passed.length > sent)
    await clock.advance(2999)
    const before = logout.outcome
    await clock.advance(1)
    await until('the logout ends', () => logout.outcome !== 'pending')
    const after = logout.outcome
    release()

    expectThat('it waits for the server', before, 'pending')
    expectThat('and not for ever', after, 'local-only')
  },
}
