import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Lifetimes are told by a clock that nobody sets. */
export const aJumpOfTheWallClockChangesNothing: SessionLaw = {
  name: 'a jump of the wall clock changes nothing',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call } = setStage(subject)
    await outcomeOf(call())
    // Without a limit there is nothing that a jump could change.
    idleMsOf(session)

    clock.jumpWall(400 * 86_400_000)
    await outcomeOf(call())
    clock.jumpWall(-800 * 86_400_000)
    await outcomeOf(call())

    expectThat('nobody logs in again', server.loginAttempts, 1)
  },
}
