import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** ky would make a stream of it; here strings, JSON and forms of any size are sent again. */
export const whatIsPostedThroughHttpSurvivesRenewal: SessionLaw = {
  name: 'what is posted through http survives renewal',
  promise: 6,
  check: async (subject) => {
    const { session, server, guardedUrl, guarded } = setStage(subject, { policy: { maxReplayBytes: 4 } })
    await outcomeOf(session.login())
    server.expireSessions()

    await outcomeOf(session.http.post(guardedUrl, { json: { long: 'enough' }, throwHttpErrors: false }))
    const sent = await Promise.all(
      guarded().map(async ({ headers, text }) => [headers['content-type'], await text()]),
    )

    expectThat('both sendings are whole', sent, [
      ['application/json', '{"long":"enough"}'],
      ['application/json', '{"long":"enough"}'],
    ])
  },
}
