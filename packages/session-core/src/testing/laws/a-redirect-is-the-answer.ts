import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Also for a caller who asked for it to be followed: it would carry the session along. */
export const aRedirectIsTheAnswer: SessionLaw = {
  name: 'a redirect is the answer',
  promise: 10,
  check: async (subject) => {
    const { server, session, call, guarded, guardedUrl } = setStage(subject)
    await outcomeOf(call())
    server.failNext('redirect')
    const first = await outcomeOf(call({ redirect: 'follow' }))
    server.failNext('redirect')
    const second = await outcomeOf(session.fetch(new Request(guardedUrl)))

    expectThat('the redirect is the answer', [first, second], ['302', '302'])
    expectThat('nobody may follow it', [...new Set(guarded().map(({ redirect }) => redirect))], ['manual'])
    expectThat('it is worth no login', server.loginAttempts, 1)
  },
}
