import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A margin as long as the lifetime would renew on every call. */
export const theMarginIsAtMostAQuarterOfTheLifetime: SessionLaw = {
  name: 'the margin is at most a quarter of the lifetime',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call, passTime } = setStage(subject, { policy: { skewMs: 1e12 } })
    await outcomeOf(call())
    const idleMs = idleMsOf(session, clock.wall())

    await outcomeOf(call())
    await passTime(idleMs * 0.7)
    await outcomeOf(call())
    const early = server.loginAttempts
    await passTime(idleMs * 0.8)
    await outcomeOf(call())

    expectThat('within three quarters nothing is renewed', early, 1)
    expectThat('in the last quarter it is', server.loginAttempts, 2)
  },
}
