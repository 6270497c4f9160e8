import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { keysIn, setStage } from '../stage.ts'

/** Whoever asks while a login is under way gets that login's session. */
export const oneLoginServesManyCallers: SessionLaw = {
  name: 'one login serves many callers',
  promise: 1,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject)

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(call())))

    expectThat(
      'every caller is served',
      outcomes,
      Array.from({ length: 20 }, () => '200'),
    )
    expectThat('twenty callers cause one login', server.loginAttempts, 1)
    expectThat('they leave one session on the server', server.liveSessions, 1)
    expectThat(
      'nobody goes without it',
      new Set(guarded().map((request) => keysIn([request]).join())).size,
      1,
    )
  },
}
