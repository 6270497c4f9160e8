import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until, untilAtRest } from '../turns.ts'

/** No timer outlives the work that needed it, whatever came of the work. */
export const nothingIsPendingAtRest: SessionLaw = {
  name: 'nothing is pending at rest',
  promise: 13,
  check: async (subject) => {
    const { session, server, clock, wire, call } = setStage(subject, {
      policy: { loginDeadlineMs: 7000, drainMs: 3000 },
    })
    const pending: number[] = []
    const look = async (work: Promise<unknown>): Promise<void> => {
      await outcomeOf(work)
      await untilAtRest('no timer is left', () => clock.pending === 0)
      pending.push(clock.pending)
    }

    await look(call())
    server.expireSessions()
    await look(call())
    server.failNext('drop')
    await look(session.renew())
    const release = server.holdNextReply()
    const before = wire.passed.length
    const late = outcomeOf(session.renew())
    await until('the login is sent', () => wire.passed.length > before)
    await clock.advance(7000)
    release()
    await look(late)
    await look(session.logout())

    expectThat('no timer is left after any of them', pending, [0, 0, 0, 0, 0])
  },
}
