import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** A refusal of an older session, however late it comes, is replayed with the one that is there. */
export const aLateRefusalDoesNotRenewAgain: SessionLaw = {
  name: 'a late refusal does not renew again',
  promise: 3,
  check: async (subject) => {
    const { session, server, wire, isGuarded, guarded, call } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()
    const releases = Array.from({ length: 4 }, () => wire.next(isGuarded).hold())
    const calls = releases.map(() => watch(call()))
    await until('all are sent', () => guarded().length === 5)

    const generations: number[] = []
    for (const [at, release] of releases.entries()) {
      release()
      await until('a refused call is served in the end', () => calls[at]?.outcome === '200')
      generations.push(session.snapshot.generation)
    }

    expectThat('the first refusal renews, the later ones do not', generations, [2, 2, 2, 2])
    expectThat('one lost session costs one login', server.loginAttempts, 2)
  },
}
