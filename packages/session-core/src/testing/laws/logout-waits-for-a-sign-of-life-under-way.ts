import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Neither waits for the other for ever, and the one that comes too late renews nothing. */
export const logoutWaitsForASignOfLifeUnderWay: SessionLaw = {
  name: 'logout waits for a sign of life under way',
  promise: 11,
  requires: ['keep-alive'],
  check: async (subject) => {
    const { session, server, wire } = setStage(subject)
    await outcomeOf(session.login())
    server.expireSessions()
    const before = wire.passed.length
    const release = server.holdNextReply()
    const keptAlive = watch(session.keepAlive())
    await until('the heartbeat is sent', () => wire.passed.length > before)

    const logout = watch(session.logout())
    await letRun()
    release()
    await until('both end', () => logout.outcome !== 'pending' && keptAlive.outcome !== 'pending')

    expectThat('the heartbeat is told', keptAlive.outcome, 'closed')
    expectThat('nobody logs in', [server.loginAttempts, server.liveSessions], [1, 0])
    const outcome = subject.can.has('logout') ? 'already-ended' : 'local-only'
    expectThat('the session is over', [session.snapshot.phase, logout.outcome], ['closed', outcome])
  },
}
