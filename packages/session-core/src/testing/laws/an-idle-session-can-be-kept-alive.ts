import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** With `policy.keepAlive` it never goes unused for too long, and does not log in again for it. */
export const anIdleSessionCanBeKeptAlive: SessionLaw = {
  name: 'an idle session can be kept alive',
  promise: 9,
  requires: ['keep-alive', 'idle-limit'],
  check: async (subject) => {
    const { session, server, clock, passTime } = setStage(subject, { policy: { keepAlive: true } })
    await outcomeOf(session.login())
    const idleMs = idleMsOf(session, clock.wall())

    for (let tenth = 0; tenth < 30; tenth += 1) {
      await passTime(idleMs / 10)
      await until('it waits for the next heartbeat', () => clock.pending === 1)
    }

    expectThat('it is alive after three idle limits', [server.liveSessions, server.loginAttempts], [1, 1])
    expectThat('as few calls as that needs', server.requestsSeen < 12, true)
  },
}
