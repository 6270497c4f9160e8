import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Nobody can see what its body was made from: beyond what may be kept, the caller is told. */
export const aBareRequestTooLongToKeepIsNeverSentEmpty: SessionLaw = {
  name: 'a bare request too long to keep is never sent empty',
  promise: 6,
  check: async (subject) => {
    const { session, server, guardedUrl, guarded } = setStage(subject, { policy: { maxReplayBytes: 4 } })
    await outcomeOf(session.login())
    server.expireSessions()

    const outcome = await outcomeOf(
      session.fetch(new Request(guardedUrl, { method: 'POST', body: '{"bare":1}' })),
    )
    const sent = await Promise.all(guarded().map(({ text }) => text()))

    expectThat('the caller is told', outcome, 'not-replayable')
    expectThat('what was sent was whole', sent, ['{"bare":1}'])
  },
}
