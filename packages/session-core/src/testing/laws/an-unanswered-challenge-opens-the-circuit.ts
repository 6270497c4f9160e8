import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Another attempt would cause another e-mail, and nobody to answer it. */
export const anUnansweredChallengeOpensTheCircuit: SessionLaw = {
  name: 'an unanswered challenge opens the circuit',
  promise: 7,
  requires: ['challenge'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject, { credentials: subject.credentials.challenged })

    const outcomes = [await outcomeOf(call()), await outcomeOf(call())]

    expectThat('the second call fails at once', outcomes, ['challenge-unanswered', 'credentials-locked'])
    expectThat('one challenge is sent', [server.challenges.length, session.snapshot.phase], [1, 'locked'])
  },
}
