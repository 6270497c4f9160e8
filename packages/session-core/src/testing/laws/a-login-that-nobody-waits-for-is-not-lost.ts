import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Its session is kept for the next caller, and logged out in the end: never leaked, never doubled. */
export const aLoginThatNobodyWaitsForIsNotLost: SessionLaw = {
  name: 'a login that nobody waits for is not lost',
  promise: 2,
  check: async (subject) => {
    const ending = endingOf(subject)
    const { session, server, call } = setStage(subject)
    const release = server.holdNextReply()
    const leaving = new AbortController()
    const left = watch(call({ signal: leaving.signal }))
    await until('the login arrives', () => server.loginAttempts === 1)

    leaving.abort('nobody waits')
    await until('who leaves is let go', () => left.outcome !== 'pending')
    const next = watch(call())
    await letRun()
    release()
    await until('the next caller is served', () => next.outcome === '200')

    expectThat('the caller who left is gone', left.outcome, 'nobody waits')
    expectThat('the next caller joins the same login', server.loginAttempts, 1)
    expectThat(
      'logout reaches its session',
      [await outcomeOf(session.logout()), server.liveSessions],
      [ending.outcome, ending.left],
    )
  },
}
