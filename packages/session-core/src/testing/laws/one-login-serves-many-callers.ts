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

    const calls = Array.from({ length: 20 }, call)
    const outcomes = await Promise.all(calls.map((answer) => outcomeOf(answer)))

    expectThat('every caller is served', [...new Set(outcomes)], ['200'])
    expectThat('twenty callers cause one login', server.loginAttempts, 1)
    expectThat('they leave one session on the server', server.liveSessions, 1)
    const keys = new Set(guarded().map((request) => keysIn([request]).join()))
    expectThat('every call carries it', keys.size, 1)
  },
}
