import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { expectNoSecret } from '../printed-form.ts'
import { keysIn, setStage } from '../stage.ts'

/** Also those of logins that fail, sessions that end, and logouts. */
export const snapshotsAndEventsHoldNoSecret: SessionLaw = {
  name: 'snapshots and events hold no secret',
  promise: 12,
  check: async (subject) => {
    let current = subject.credentials.right
    const { session, server, call, guarded } = setStage(subject, {
      credentials: () => Promise.resolve(current),
    })
    const told: unknown[] = []
    session.subscribe((event) => told.push(event, session.snapshot))

    await outcomeOf(call({ method: 'POST', body: '{}' }))
    server.expireSessions()
    await outcomeOf(call())
    server.failNext('drop')
    await outcomeOf(call())
    current = subject.credentials.wrong
    await outcomeOf(session.renew())
    await outcomeOf(session.logout())
    const secrets = [...subject.secrets, ...keysIn(guarded())]

    expectThat('there was something to tell', told.length > 10, true)
    for (const each of told) expectNoSecret('an event or a snapshot', each, secrets)
    expectNoSecret('the session', [session, session.http], secrets)
  },
}
