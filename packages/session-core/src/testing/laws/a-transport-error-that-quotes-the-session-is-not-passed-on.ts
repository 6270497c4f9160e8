import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { failureOf, outcomeOf } from '../outcome.ts'
import { expectNoSecret } from '../printed-form.ts'
import { keysIn, setStage } from '../stage.ts'

/** The platform's message for a header that it cannot send contains the header. */
export const aTransportErrorThatQuotesTheSessionIsNotPassedOn: SessionLaw = {
  name: 'a transport error that quotes the session is not passed on',
  promise: 12,
  check: async (subject) => {
    const { session, wire, isGuarded, guarded, guardedUrl } = setStage(subject)
    await outcomeOf(session.login())
    wire.every(isGuarded).answer(({ headers, url }) => {
      const said = JSON.stringify(headers)
      throw Object.assign(new TypeError(`Headers.append: ${said} is an invalid header value.`), {
        headers,
        url,
      })
    })

    const failures = [
      await failureOf(session.fetch(guardedUrl)),
      await failureOf(session.fetch(new Request(guardedUrl))),
      await failureOf(session.http.get(guardedUrl)),
    ]

    expectThat(
      'calls fail as the transport fails',
      failures.slice(0, 2).map((failure) => failure instanceof TypeError),
      [true, true],
    )
    for (const failure of failures) expectNoSecret('an error', failure, keysIn(guarded()))
  },
}
