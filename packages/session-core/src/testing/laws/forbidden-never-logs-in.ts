import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { inTime } from '../turns.ts'

/** A session that may not do this is still a session: the refusal is the answer. */
export const forbiddenNeverLogsIn: SessionLaw = {
  name: 'forbidden never logs in',
  promise: 5,
  check: async (subject) => {
    const { session, server, call, guarded } = setStage(subject)
    await outcomeOf(call())
    server.failNext('forbidden')

    const response = await inTime('a call ends', call())

    expectThat('the refusal is the answer', [401, 403].includes(response.status), true)
    expectThat('nothing is sent twice', guarded().length, 2)
    expectThat('nobody logs in', [server.loginAttempts, session.snapshot.counts.logins], [1, 1])
    expectThat('the session goes on', [await outcomeOf(call()), server.liveSessions], ['200', 1])
  },
}
