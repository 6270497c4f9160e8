import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Right credentials that the server does not let in are not sent again either. */
export const aRefusedLoginOpensTheCircuit: SessionLaw = {
  name: 'a refused login opens the circuit',
  promise: 7,
  requires: ['refusal'],
  check: async (subject) => {
    const { session, server, call } = setStage(subject, { credentials: subject.credentials.refused })

    const outcomes = [await outcomeOf(call()), await outcomeOf(call())]

    expectThat('the second call fails at once', outcomes, ['login-refused', 'credentials-locked'])
    expectThat('one attempt is made', [server.loginAttempts, session.snapshot.phase], [1, 'locked'])
  },
}
