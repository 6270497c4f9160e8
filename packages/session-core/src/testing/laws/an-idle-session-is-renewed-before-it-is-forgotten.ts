import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A request that would arrive too late logs in first: the server refuses nothing. */
export const anIdleSessionIsRenewedBeforeItIsForgotten: SessionLaw = {
  name: 'an idle session is renewed before it is forgotten',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call, passTime } = setStage(subject)
    await outcomeOf(call())
    const idleMs = idleMsOf(session, clock.wall())

    await passTime(idleMs - 1000)
    const outcome = await outcomeOf(call())

    expectThat('the call is served', outcome, '200')
    expectThat(
      'by a session that was renewed before',
      [server.loginAttempts, session.snapshot.counts.replays],
      [2, 0],
    )
  },
}
