import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** All its parts are sent again, files too. */
export const aFormSurvivesRenewal: SessionLaw = {
  name: 'a form survives renewal',
  promise: 6,
  check: async (subject) => {
    const { server, call, guarded } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()
    const form = new FormData()
    form.append('name', 'a value')
    form.append('file', new Blob(['what is in the file']), 'a-file.txt')

    await outcomeOf(call({ method: 'POST', body: form }))
    const sent = await Promise.all(
      guarded()
        .slice(1)
        .map(({ text }) => text()),
    )

    expectThat(
      'both sendings carry all parts',
      sent.map((text) =>
        ['a value', 'what is in the file', 'a-file.txt'].every((part) => text.includes(part)),
      ),
      [true, true],
    )
  },
}
