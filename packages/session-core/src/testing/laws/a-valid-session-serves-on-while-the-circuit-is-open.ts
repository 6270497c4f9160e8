import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Rejected credentials say nothing of a session that is there. */
export const aValidSessionServesOnWhileTheCircuitIsOpen: SessionLaw = {
  name: 'a valid session serves on while the circuit is open',
  promise: 7,
  check: async (subject) => {
    let current = subject.credentials.right
    const { session, server, call } = setStage(subject, { credentials: () => Promise.resolve(current) })
    await outcomeOf(call())
    current = subject.credentials.wrong

    const renewed = await outcomeOf(session.renew())
    const outcomes = [await outcomeOf(call()), await outcomeOf(call())]

    expectThat(
      'the renewal was turned down',
      [renewed, session.snapshot.phase],
      ['credentials-rejected', 'locked'],
    )
    expectThat('the session that is there goes on serving', outcomes, ['200', '200'])
    expectThat('nobody tries again', server.loginAttempts, 2)
  },
}
