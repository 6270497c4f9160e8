import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A `Request` brings its body along, and its method and headers. */
export const theBodyOfABareRequestSurvivesRenewal: SessionLaw = {
  name: 'the body of a bare request survives renewal',
  promise: 6,
  check: async (subject) => {
    const { session, server, guardedUrl, guarded } = setStage(subject)
    await outcomeOf(session.login())
    server.expireSessions()

    const headers = { 'x-law': 'kept' }
    await outcomeOf(session.fetch(new Request(guardedUrl, { method: 'POST', body: '{"bare":1}', headers })))
    const sent = await Promise.all(
      guarded().map(async ({ method, headers: { 'x-law': law }, text }) => [method, law, await text()]),
    )

    expectThat('both sendings are whole', sent, [
      ['POST', 'kept', '{"bare":1}'],
      ['POST', 'kept', '{"bare":1}'],
    ])
  },
}
