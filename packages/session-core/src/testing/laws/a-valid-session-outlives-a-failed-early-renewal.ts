import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Where renewing early fails, what is still good goes on serving, and renewing pauses for a while. */
export const aValidSessionOutlivesAFailedEarlyRenewal: SessionLaw = {
  name: 'a valid session outlives a failed early renewal',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, wire, server, clock, call, passTime, isGuarded } = setStage(subject, {
      policy: { skewMs: 30_000 },
    })
    await outcomeOf(call())
    const idleMs = idleMsOf(session, clock.wall())
    await passTime(idleMs - 20_000)
    wire.every((request) => !isGuarded(request)).drop()
    const logins = (): number => session.snapshot.counts.logins

    const served = [await outcomeOf(session.login()), await outcomeOf(session.login()), logins()]
    await passTime(2000)
    const later = [await outcomeOf(session.login()), await outcomeOf(call()), logins()]

    expectThat('one renewal is tried, then none for two seconds', served, ['done', 'done', 2])
    expectThat('then one more, and the session serves', later, ['done', '200', 3])
    expectThat('it is the first one', [session.snapshot.generation, server.liveSessions], [1, 1])
  },
}
