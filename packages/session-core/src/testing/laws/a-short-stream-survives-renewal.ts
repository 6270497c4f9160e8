import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A stream that fits into what may be kept is sent again. */
export const aShortStreamSurvivesRenewal: SessionLaw = {
  name: 'a short stream survives renewal',
  promise: 6,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject, { policy: { maxReplayBytes: 16 } })
    await outcomeOf(call())
    server.expireSessions()

    const init = { method: 'POST', body: new Blob(['sixteen bytes ok']).stream(), duplex: 'half' }
    await outcomeOf(call(init))
    const sent = await Promise.all(
      guarded()
        .slice(1)
        .map(({ text }) => text()),
    )

    expectThat('both sendings carry the whole stream', sent, ['sixteen bytes ok', 'sixteen bytes ok'])
  },
}
