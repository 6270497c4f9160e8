import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** Who waits for a login is told `closed`, while the login is still under way. */
export const logoutEndsEveryWaitAtOnce: SessionLaw = {
  name: 'logout ends every wait at once',
  promise: 11,
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    const release = server.holdNextReply()
    const waiting = [watch(call()), watch(session.login()), watch(session.renew())]
    await until('the login arrives', () => server.loginAttempts === 1)

    const logout = watch(session.logout())
    await until('all are told', () => waiting.every(({ outcome }) => outcome !== 'pending'))
    await letRun()
    const told = waiting.map(({ outcome }) => outcome)
    const before = logout.outcome
    release()
    await until('the logout ends', () => logout.outcome !== 'pending')

    expectThat('all are told at once', [...new Set(told)], ['closed'])
    expectThat('the logout waits for the login', before, 'pending')
  },
}
