import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** On the server, and here. */
export const keepingAliveCountsAsActivity: SessionLaw = {
  name: 'keeping alive counts as activity',
  promise: 9,
  requires: ['keep-alive', 'idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call, passTime } = setStage(subject)
    await outcomeOf(session.login())
    const idleMs = idleMsOf(session, clock.wall())

    for (let time = 0; time < 3; time += 1) {
      await passTime(idleMs / 2)
      await outcomeOf(session.keepAlive())
    }

    expectThat('the limit moved along', session.snapshot.idleUntil?.getTime(), clock.wall() + idleMs)
    expectThat(
      'the session lives on',
      [server.liveSessions, await outcomeOf(call()), server.loginAttempts],
      [1, '200', 1],
    )
  },
}
