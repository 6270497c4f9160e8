import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Same user, same moment, different servers: each its own login, and its own fate. */
export const twoHostsShareNothing: SessionLaw = {
  name: 'two hosts share nothing',
  promise: 14,
  check: async (subject) => {
    const here = setStage(subject, { credentials: subject.credentials.wrong })
    const there = setStage(subject)

    const outcomes = await Promise.all([outcomeOf(here.call()), outcomeOf(there.call())])
    const later = [await outcomeOf(here.call()), await outcomeOf(there.call())]

    expectThat('each has its own answer', outcomes, ['credentials-rejected', '200'])
    expectThat('each keeps it', later, ['credentials-locked', '200'])
    expectThat(
      'each server saw its own login',
      [here.server.loginAttempts, there.server.loginAttempts],
      [1, 1],
    )
  },
}
