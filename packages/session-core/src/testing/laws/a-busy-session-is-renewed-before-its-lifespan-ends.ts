import { lifetimeMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Activity moves the idle limit, never the end. */
export const aBusySessionIsRenewedBeforeItsLifespanEnds: SessionLaw = {
  name: 'a busy session is renewed before its lifespan ends',
  promise: 9,
  requires: ['lifespan'],
  check: async (subject) => {
    const { session, server, clock, call, passTime } = setStage(subject)
    await outcomeOf(call())
    const { idleUntil } = session.snapshot
    const lifetimeMs = lifetimeMsOf(session, clock.wall())
    const stepMs = Math.min(lifetimeMs, (idleUntil?.getTime() ?? Infinity) - clock.wall()) / 2

    for (let leftMs = lifetimeMs - 1000; leftMs > 0; leftMs -= stepMs) {
      await outcomeOf(call())
      await passTime(Math.min(stepMs, leftMs))
    }
    const outcome = await outcomeOf(call())

    expectThat('the call is served', outcome, '200')
    expectThat(
      'by a session that was renewed before',
      [server.loginAttempts, session.snapshot.counts.replays],
      [2, 0],
    )
  },
}
