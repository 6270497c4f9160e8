import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { inTime } from '../turns.ts'

/** As `await using` does at the end of a block. */
export const leavingAScopeLogsOut: SessionLaw = {
  name: 'leaving a scope logs out',
  promise: 11,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    await outcomeOf(call())

    await inTime('the scope ends', Promise.resolve(session[Symbol.asyncDispose]()))

    expectThat('no session is left', [session.snapshot.phase, server.liveSessions], ['closed', 0])
  },
}
