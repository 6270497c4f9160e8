import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Forced and automatic together; when it is spent nothing is sent, and a session that is there serves on. */
export const aLoginBudgetBoundsAllLogins: SessionLaw = {
  name: 'a login budget bounds all logins',
  promise: 7,
  check: async (subject) => {
    const { session, server, clock, call } = setStage(subject, {
      policy: { loginBudget: { max: 3, perMs: 60_000 } },
    })
    await outcomeOf(call())
    server.expireSessions()
    await outcomeOf(call())
    await outcomeOf(session.renew())

    const spent = [await outcomeOf(session.renew()), await outcomeOf(call()), server.loginAttempts]
    await clock.advance(60_000)
    const later = [await outcomeOf(session.renew()), server.loginAttempts]

    expectThat('a fourth login within the minute is not made', spent, ['login-budget-spent', '200', 3])
    expectThat('after a minute it is', later, ['done', 4])
  },
}
