import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun } from '../turns.ts'

/** One for the session that is there, and none after its logout. */
export const keepingAliveHoldsOneTimer: SessionLaw = {
  name: 'keeping alive holds one timer',
  promise: 13,
  requires: ['keep-alive', 'idle-limit'],
  check: async (subject) => {
    const { session, clock, call } = setStage(subject, { policy: { keepAlive: true } })
    await outcomeOf(call())
    await outcomeOf(session.renew())
    await outcomeOf(session.keepAlive())
    await letRun()

    const held = clock.pending
    await outcomeOf(session.logout())
    await letRun()

    expectThat('one timer is held', held, 1)
    expectThat('none is left', clock.pending, 0)
  },
}
