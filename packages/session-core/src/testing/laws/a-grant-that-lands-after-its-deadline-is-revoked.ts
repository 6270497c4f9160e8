import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** Nobody waits for it any more: it must not stay alive on the server. */
export const aGrantThatLandsAfterItsDeadlineIsRevoked: SessionLaw = {
  name: 'a grant that lands after its deadline is revoked',
  promise: 2,
  requires: ['logout'],
  check: async (subject) => {
    const { server, clock, call } = setStage(subject, { policy: { loginDeadlineMs: 7000, drainMs: 5000 } })
    const release = server.holdNextReply()
    const waiting = watch(call())
    await until('the server grants it', () => server.liveSessions === 1)
    await clock.advance(7000)

    const alive = server.liveSessions
    release()
    await until('the late session is logged out', () => server.liveSessions === 0)

    expectThat('the caller was told in time', waiting.outcome, 'login-timed-out')
    expectThat('the server had granted it', alive, 1)
  },
}
