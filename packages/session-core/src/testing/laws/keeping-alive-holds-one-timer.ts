import { endingOf } from '../ending.ts'
import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until, untilAtRest } from '../turns.ts'

/** One for the session that is there, and none after its logout. */
export const keepingAliveHoldsOneTimer: SessionLaw = {
  name: 'keeping alive holds one timer',
  promise: 13,
  requires: ['keep-alive', 'idle-limit'],
  check: async (subject) => {
    const { left } = endingOf(subject)
    const { session, server, clock, call } = setStage(subject, { policy: { keepAlive: true } })
    await outcomeOf(call())
    // Without a limit there is nothing to be timed.
    idleMsOf(session)
    await outcomeOf(session.renew())
    await outcomeOf(session.keepAlive())
    await until('the replaced session is logged out', () => server.liveSessions === 1 + left)
    await untilAtRest('one timer is held', () => clock.pending === 1)

    const held = clock.pending
    await outcomeOf(session.logout())
    await untilAtRest('none is left', () => clock.pending === 0)

    expectThat('one timer is held', held, 1)
    expectThat('none is left', clock.pending, 0)
  },
}
