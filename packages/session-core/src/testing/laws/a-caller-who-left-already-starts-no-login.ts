import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun } from '../turns.ts'

/** An aborted signal is answered with its reason, and nothing is sent for it. */
export const aCallerWhoLeftAlreadyStartsNoLogin: SessionLaw = {
  name: 'a caller who left already starts no login',
  promise: 2,
  check: async (subject) => {
    const { session, call, wire } = setStage(subject)
    const signal = AbortSignal.abort('I was never here')

    const outcomes = await Promise.all(
      [session.login({ signal }), session.renew({ signal }), call({ signal })].map((work) => outcomeOf(work)),
    )
    await letRun()

    expectThat('each is let go at once', [...new Set(outcomes)], ['I was never here'])
    expectThat('nothing is sent', [wire.passed.length, session.snapshot.phase], [0, 'idle'])
  },
}
