import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Not while a request still uses it, and not never. */
export const aReplacedSessionIsLoggedOutOnceUnused: SessionLaw = {
  name: 'a replaced session is logged out once unused',
  promise: 9,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, call, guarded } = setStage(subject)
    await outcomeOf(call())
    const release = server.holdNextReply()
    const inFlight = watch(call())
    await until('the call is sent', () => guarded().length === 2)

    await outcomeOf(session.renew())
    await letRun()
    const meanwhile = [inFlight.outcome, server.liveSessions]
    release()
    await until('the request is answered', () => inFlight.outcome === '200')
    await until('the replaced session is logged out', () => server.liveSessions === 1)

    expectThat('as long as it is used, both live', meanwhile, ['pending', 2])
    expectThat('the new one serves', [await outcomeOf(call()), server.loginAttempts], ['200', 2])
  },
}
