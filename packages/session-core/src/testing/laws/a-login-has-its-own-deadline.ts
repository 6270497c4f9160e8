import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** A server that never answers fails the login for all who wait, when the policy says so and no earlier. */
export const aLoginHasItsOwnDeadline: SessionLaw = {
  name: 'a login has its own deadline',
  promise: 2,
  check: async (subject) => {
    const { server, clock, call } = setStage(subject, { policy: { loginDeadlineMs: 7000 } })
    const release = server.holdNextReply()
    const waiting = watch(call())
    await until('the login arrives', () => server.loginAttempts === 1)

    await clock.advance(6999)
    const before = waiting.outcome
    await clock.advance(1)
    await until('the login ends', () => waiting.outcome !== 'pending')
    const after = waiting.outcome
    release()

    expectThat('until the deadline callers wait', before, 'pending')
    expectThat('at the deadline the login fails', after, 'login-timed-out')
  },
}
