import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** Its wait ends, the logout does not. */
export const aCallerMayLeaveALogout: SessionLaw = {
  name: 'a caller may leave a logout',
  promise: 11,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, wire } = setStage(subject)
    await outcomeOf(session.login())
    const before = wire.passed.length
    const release = server.holdNextReply()
    const leaving = new AbortController()
    const left = watch(session.logout({ signal: leaving.signal }))
    await until('the logout is sent', () => wire.passed.length > before)

    leaving.abort('I have to go')
    await until('who leaves is let go', () => left.outcome !== 'pending')
    const whoLeft = left.outcome
    release()
    await until('the logout ends', () => session.snapshot.phase === 'closed')

    expectThat('who leaves is let go at once', whoLeft, 'I have to go')
    expectThat(
      'the session is logged out',
      [server.liveSessions, await outcomeOf(session.logout())],
      [0, 'revoked'],
    )
  },
}
