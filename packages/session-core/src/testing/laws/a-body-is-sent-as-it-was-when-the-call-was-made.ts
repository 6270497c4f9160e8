import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** What its owner does to bytes, parameters, forms and headers afterwards changes nothing. */
export const aBodyIsSentAsItWasWhenTheCallWasMade: SessionLaw = {
  name: 'a body is sent as it was when the call was made',
  promise: 6,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()
    const bytes = new TextEncoder().encode('as it was')
    const params = new URLSearchParams({ as: 'it was' })
    const headers = new Headers({ 'x-law': 'as it was' })

    const calls = [bytes, params].map((body) => outcomeOf(call({ method: 'POST', body, headers })))
    bytes.fill(33)
    params.set('as', 'it is now')
    headers.set('x-law', 'as it is now')
    await Promise.all(calls)
    const sent = await Promise.all(
      guarded()
        .slice(1)
        .map(({ text }) => text()),
    )

    expectThat('first and second sending are as at the call', sent.toSorted(), [
      'as it was',
      'as it was',
      'as=it+was',
      'as=it+was',
    ])
    expectThat(
      'so are the headers',
      [
        ...new Set(
          guarded()
            .slice(1)
            .map((each) => each.headers['x-law']),
        ),
      ],
      ['as it was'],
    )
  },
}
