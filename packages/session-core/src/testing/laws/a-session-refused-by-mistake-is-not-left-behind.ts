import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** When a fresh session is refused as well, the old one may still be alive: it is logged out. */
export const aSessionRefusedByMistakeIsNotLeftBehind: SessionLaw = {
  name: 'a session refused by mistake is not left behind',
  promise: 9,
  requires: ['logout'],
  check: async (subject) => {
    const { session, server, wire, isGuarded, call } = setStage(subject)
    await outcomeOf(call())
    wire.next(isGuarded).answer(() => new Response('no', { status: 401 }))
    wire.next(isGuarded).answer(() => new Response('no', { status: 401 }))

    const refused = await outcomeOf(call())
    await until('one session is left', () => server.liveSessions === 1)

    expectThat('the second refusal is the answer', refused, '401')
    expectThat(
      'logout ends what is left',
      [await outcomeOf(session.logout()), server.liveSessions],
      ['revoked', 0],
    )
  },
}
