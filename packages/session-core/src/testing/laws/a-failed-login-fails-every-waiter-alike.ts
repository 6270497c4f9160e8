import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { failureOf, wordForFailure } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A failure is everybody's who waited, with the same typed error. */
export const aFailedLoginFailsEveryWaiterAlike: SessionLaw = {
  name: 'a failed login fails every waiter alike',
  promise: 1,
  check: async (subject) => {
    const { server, call } = setStage(subject, { credentials: subject.credentials.wrong })

    const failures = await Promise.all(Array.from({ length: 5 }, () => failureOf(call())))

    expectThat(
      'all fail with the same code',
      failures.map((failure) => wordForFailure(failure)),
      Array.from({ length: 5 }, () => 'credentials-rejected'),
    )
    expectThat('a failed login is one login', server.loginAttempts, 1)
  },
}
