import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A provider that hands out two wrong ones in turn would send each of them for ever. */
export const credentialsRejectedBeforeTheLastOnesAreNotSentEither: SessionLaw = {
  name: 'credentials rejected before the last ones are not sent either',
  promise: 7,
  check: async (subject) => {
    const { wrong, wrongToo } = subject.credentials
    const turns = [wrong, wrongToo, wrong, wrongToo, wrong]
    const { server, call } = setStage(subject, { credentials: () => Promise.resolve(turns.shift() ?? wrong) })

    const outcomes: string[] = []
    for (let time = 0; time < 5; time += 1) outcomes.push(await outcomeOf(call()))

    expectThat('each is turned down once, and kept here from then on', outcomes, [
      'credentials-rejected',
      'credentials-rejected',
      'credentials-locked',
      'credentials-locked',
      'credentials-locked',
    ])
    expectThat('the server saw each once', server.loginAttempts, 2)
  },
}
