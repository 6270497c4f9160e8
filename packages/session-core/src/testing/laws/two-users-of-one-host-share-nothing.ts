import { endingOf } from '../ending.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { keysIn, setStage } from '../stage.ts'

/** Neither sees the other's session, lockout or logout. */
export const twoUsersOfOneHostShareNothing: SessionLaw = {
  name: 'two users of one host share nothing',
  promise: 14,
  check: async (subject) => {
    const { left } = endingOf(subject)
    const one = setStage(subject)
    const other = one.another({ credentials: subject.credentials.other })
    const locked = one.another({ credentials: subject.credentials.wrong })

    const outcomes = await Promise.all([one, other, locked].map(({ call }) => outcomeOf(call())))
    const keys = [one, other].map(({ guarded }) => keysIn(guarded()).join())
    await outcomeOf(one.session.logout())
    const later = [await outcomeOf(other.call()), other.server.liveSessions, await outcomeOf(one.call())]

    expectThat('each has its own answer', outcomes, ['200', '200', 'credentials-rejected'])
    expectThat('each signs with its own session', new Set(keys).size, 2)
    expectThat("the logout of one is not the other's", later, ['200', 1 + left, 'closed'])
  },
}
