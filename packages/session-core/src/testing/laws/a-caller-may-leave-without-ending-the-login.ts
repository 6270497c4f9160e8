import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** An abort ends one wait, with the caller's own reason; the others get their session. */
export const aCallerMayLeaveWithoutEndingTheLogin: SessionLaw = {
  name: 'a caller may leave without ending the login',
  promise: 2,
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    const release = server.holdNextReply()
    const leaving = new AbortController()
    const left = watch(session.login({ signal: leaving.signal }))
    const aborted = watch(call({ signal: leaving.signal }))
    const stayed = watch(call())
    await until('the login arrives', () => server.loginAttempts === 1)

    leaving.abort('I have to go')
    await until('who leaves is let go', () => ![left.outcome, aborted.outcome].includes('pending'))
    await letRun()
    const [whoLeft, whoElseLeft, whoStayed] = [left.outcome, aborted.outcome, stayed.outcome]
    release()
    await until('the caller who stayed is served', () => stayed.outcome === '200')

    expectThat('who leaves is let go at once', [whoLeft, whoElseLeft], ['I have to go', 'I have to go'])
    expectThat('who stays goes on waiting', whoStayed, 'pending')
    expectThat('the login goes on', server.loginAttempts, 1)
  },
}
