import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { untilAtRest } from '../turns.ts'

/** A caller's signal may live as long as the program. */
export const noListenerIsLeftOnASignal: SessionLaw = {
  name: 'no listener is left on a signal',
  promise: 13,
  check: async (subject) => {
    const { session } = setStage(subject)
    const { signal } = new AbortController()
    let listeners = 0
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)]
    Object.assign(signal, {
      addEventListener: (...given: Parameters<typeof add>) => {
        listeners += 1
        add(...given)
      },
      removeEventListener: (...given: Parameters<typeof remove>) => {
        listeners -= 1
        remove(...given)
      },
    })

    await outcomeOf(session.login({ signal }))
    await outcomeOf(session.renew({ signal }))
    await outcomeOf(session.logout({ signal }))
    await untilAtRest('every listener is taken away', () => listeners === 0)

    expectThat('every listener is taken away', listeners, 0)
  },
}
