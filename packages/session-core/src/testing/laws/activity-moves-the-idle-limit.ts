import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A session in use is not renewed for being old. */
export const activityMovesTheIdleLimit: SessionLaw = {
  name: 'activity moves the idle limit',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call, passTime } = setStage(subject)
    await outcomeOf(call())
    const idleMs = idleMsOf(session, clock.wall())

    for (let time = 0; time < 3; time += 1) {
      await passTime(idleMs / 2)
      await outcomeOf(call())
    }

    expectThat('every call was in time', [server.loginAttempts, session.snapshot.counts.replays], [1, 0])
    expectThat('the limit moved along', session.snapshot.idleUntil?.getTime(), clock.wall() + idleMs)
  },
}
