import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { expectNoSecret } from '../printed-form.ts'
import { keysIn, setStage } from '../stage.ts'

/** What stands in a URL comes back in error pages, and lands in logs. */
export const aSessionNeverShowsUpInAnAddress: SessionLaw = {
  name: 'a session never shows up in an address',
  promise: 12,
  check: async (subject) => {
    const { session, server, call, wire, guarded } = setStage(subject)
    await outcomeOf(call())
    server.expireSessions()
    await outcomeOf(call())
    await outcomeOf(session.keepAlive())
    await outcomeOf(session.logout())
    const secrets = [...subject.secrets, ...keysIn(guarded())]

    for (const { url } of wire.passed) expectNoSecret('an address', url, secrets)
  },
}
