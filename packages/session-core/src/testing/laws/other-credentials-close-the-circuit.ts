import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A provider that comes up with different ones is believed; the same ones again are not sent. */
export const otherCredentialsCloseTheCircuit: SessionLaw = {
  name: 'other credentials close the circuit',
  promise: 7,
  check: async (subject) => {
    let current = subject.credentials.wrong
    const { session, server, call } = setStage(subject, { credentials: () => Promise.resolve(current) })
    await outcomeOf(call())
    const same = await outcomeOf(call())

    current = subject.credentials.right
    const corrected = await outcomeOf(call())

    expectThat('the same ones stay here', same, 'credentials-locked')
    expectThat('different ones are sent', [corrected, server.loginAttempts], ['200', 2])
    expectThat('the circuit is closed', session.snapshot.phase, 'active')
  },
}
