import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { keysIn, setStage } from '../stage.ts'

/** All who ask while a login is under way get that login's session. */
export const oneLoginServesManyCallers: SessionLaw = {
  name: 'one login serves many callers',
  promise: 1,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject)

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(call())))

    expectThat('every caller is served', [...new Set(outcomes)], ['200'])
    expectThat('twenty callers cause one login', server.loginAttempts, 1)
    expectThat('they leave one session on the server', server.liveSessions, 1)
    expectThat('every call carries it', new Set(guarded().map((sent) => keysIn([sent]).join())).size, 1)
  },
}
