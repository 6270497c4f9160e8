import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Parallel callers never cause two e-mails, nor two prompts. */
export const oneChallengeCausesOnePrompt: SessionLaw = {
  name: 'one challenge causes one prompt',
  promise: 8,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    const stage = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: () => {
        prompts += 1
        return Promise.resolve(stage.server.challenges.at(-1) ?? '')
      },
    })

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcomeOf(stage.call())))

    expectThat('every caller is served', [...new Set(outcomes)], ['200'])
    expectThat('one challenge, one prompt', [stage.server.challenges.length, prompts], [1, 1])
  },
}
