import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** What the answer needed to arrive is gone already. */
export const aLifetimeCountsFromBeforeTheLoginWasSent: SessionLaw = {
  name: 'a lifetime counts from before the login was sent',
  promise: 9,
  check: async (subject) => {
    const { session, server, clock, passTime } = setStage(subject)
    const sentAt = clock.wall()
    const release = server.holdNextReply()
    const login = watch(session.login())
    await until('the login arrives', () => server.loginAttempts === 1)

    await passTime(20_000)
    release()
    await until('the login lands', () => login.outcome === 'done')

    expectThat('a session is as old as its login', session.snapshot.issuedAt?.getTime(), sentAt)
  },
}
