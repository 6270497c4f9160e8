import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Whatever the number of callers who find out: one login, and everybody is answered as if nothing had happened. */
export const aLostSessionIsRenewedOnce: SessionLaw = {
  name: 'a lost session is renewed once',
  promise: 3,
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(call())))

    expectThat(
      'every caller is served',
      outcomes,
      Array.from({ length: 10 }, () => '200'),
    )
    expectThat('one lost session costs one login', server.loginAttempts, 2)
    expectThat('each call was sent twice', session.snapshot.counts.replays, 10)
  },
}
