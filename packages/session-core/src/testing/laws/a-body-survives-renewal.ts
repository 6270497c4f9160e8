import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Strings, bytes, blobs and search params are sent again as they were. */
export const aBodySurvivesRenewal: SessionLaw = {
  name: 'a body survives renewal',
  promise: 6,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject)
    await outcomeOf(call())
    const bytes = new TextEncoder().encode('{"b":2}')
    const bodies = ['{"a":1}', bytes, bytes.buffer, new Blob(['{"c":3}']), new URLSearchParams({ d: '4' })]

    for (const body of bodies) {
      server.expireSessions()
      const before = guarded().length
      await outcomeOf(call({ method: 'POST', body }))
      const sent = await Promise.all(
        guarded()
          .slice(before)
          .map(({ text }) => text()),
      )
      const whole = await new Response(body).text()
      expectThat('both sendings carry the whole body', sent, [whole, whole])
    }
  },
}
