import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** It is never followed: a 307 would post the password again, to whomever. */
export const aRedirectAtLoginIsAnError: SessionLaw = {
  name: 'a redirect at login is an error',
  promise: 10,
  check: async (subject) => {
    const { server, call, wire, url } = setStage(subject)
    server.failNext('redirect')

    const outcome = await outcomeOf(call())

    expectThat('the login fails', outcome, 'unexpected-reply')
    expectThat(
      'nothing is followed, and nothing leaves',
      wire.passed.map((request) => [request.redirect, request.url.startsWith(url)]),
      [['manual', true]],
    )
  },
}
