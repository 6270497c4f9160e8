import { expectThat } from '../law-failure.ts'
import type { LawSubject, SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** The next caller tries again, and finds no half of a session. */
export const aFailedLoginIsNotRememberedAsSuccess: SessionLaw = {
  name: 'a failed login is not remembered as success',
  promise: 1,
  check: async (subject) => {
    const { session, server, call } = setStage(subject)
    server.failNext('drop')

    const first = await outcomeOf(call())
    const { phase, generation } = session.snapshot
    const second = await outcomeOf(call())

    expectThat('a login that never arrived says so', first, 'unreachable')
    expectThat('it leaves no session behind', [phase, generation], ['idle', 0])
    expectThat('the next caller logs in', second, '200')
    await expectNoSessionOfNoise(subject)
  },
}

/** A success whose body is noise. A server that knows no such fault grants a session, and that works. */
async function expectNoSessionOfNoise(subject: LawSubject): Promise<void> {
  const { session, server, call } = setStage(subject)
  server.failNext('garble')
  await outcomeOf(session.login())
  const isGranted = session.snapshot.generation > 0

  const outcome = await outcomeOf(call())

  const works = outcome === '200' && session.snapshot.counts.replays === 0
  expectThat('noise in answer to a login is no session', !isGranted || works, true)
}
