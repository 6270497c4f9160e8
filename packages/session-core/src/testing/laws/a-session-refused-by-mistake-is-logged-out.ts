import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { untilAtRest } from '../turns.ts'

/** One node of a cluster may refuse what the others accept: what takes its place must not leave it behind. */
export const aSessionRefusedByMistakeIsLoggedOut: SessionLaw = {
  name: 'a session refused by mistake is logged out',
  promise: 9,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, wire, isGuarded, call } = setStage(subject)
    await outcomeOf(call())

    const served: string[] = []
    for (let mistake = 0; mistake < 3; mistake += 1) {
      wire.next(isGuarded).answer(() => new Response('no', { status: 401 }))
      served.push(await outcomeOf(call()))
    }

    expectThat('every call is served', [...new Set(served)], ['200'])
    expectThat('each mistake costs one login', server.loginAttempts, 4)
    await untilAtRest('one session is left', () => server.liveSessions === 1)
    expectThat('logout ends it', [await outcomeOf(session.logout()), server.liveSessions], ['revoked', 0])
  },
}
