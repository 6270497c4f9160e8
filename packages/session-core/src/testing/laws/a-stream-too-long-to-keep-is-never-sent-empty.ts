import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** The session is renewed, and the caller is told that the body cannot be sent twice. */
export const aStreamTooLongToKeepIsNeverSentEmpty: SessionLaw = {
  name: 'a stream too long to keep is never sent empty',
  promise: 6,
  check: async (subject) => {
    const { session, server, call, guarded } = setStage(subject, { policy: { maxReplayBytes: 15 } })
    await outcomeOf(call())
    server.expireSessions()

    const init = { method: 'POST', body: new Blob(['sixteen bytes ok']).stream(), duplex: 'half' }
    const outcome = await outcomeOf(call(init))

    expectThat('the caller is told', outcome, 'not-replayable')
    expectThat('it is not sent a second time', guarded().length, 2)
    expectThat(
      'the next call finds a new session',
      [session.snapshot.generation, await outcomeOf(call())],
      [2, '200'],
    )
  },
}
