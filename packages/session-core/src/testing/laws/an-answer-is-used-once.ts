import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A wrong one is not sent again, and nobody is asked again until someone calls `rearm()`. */
export const anAnswerIsUsedOnce: SessionLaw = {
  name: 'an answer is used once',
  promise: 8,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    const { session, server, call, wire } = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: () => {
        prompts += 1
        return Promise.resolve('000-not-the-code')
      },
    })

    const first = await outcomeOf(call())
    const sent = wire.passed.length
    const second = await outcomeOf(call())

    expectThat('the login fails for good', [first !== '200', second], [true, 'credentials-locked'])
    expectThat(
      'one challenge, one prompt',
      [server.challenges.length, prompts, session.snapshot.phase],
      [1, 1, 'locked'],
    )
    expectThat('nothing more is sent', wire.passed.length - sent, 0)
    expectThat('the login was asked for, and answered', sent, 2)
  },
}
