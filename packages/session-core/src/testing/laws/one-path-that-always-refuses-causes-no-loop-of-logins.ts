import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Being accepted elsewhere does not make the next refusal there worth a login. */
export const onePathThatAlwaysRefusesCausesNoLoopOfLogins: SessionLaw = {
  name: 'one path that always refuses causes no loop of logins',
  promise: 4,
  check: async (subject) => {
    const { session, server, wire, guardedUrl, call } = setStage(subject)
    const refusing = new URL(guardedUrl)
    refusing.searchParams.set('path', 'refuses')
    wire.every(({ url }) => url.startsWith(refusing.href)).answer(() => new Response('no', { status: 401 }))

    const outcomes: string[] = []
    for (let time = 0; time < 5; time += 1) {
      outcomes.push(await outcomeOf(call()), await outcomeOf(session.fetch(refusing)))
    }

    expectThat('each path keeps its answer', outcomes, Array.from({ length: 5 }, () => ['200', '401']).flat())
    expectThat('the refusing path is worth one login', server.loginAttempts, 2)
  },
}
