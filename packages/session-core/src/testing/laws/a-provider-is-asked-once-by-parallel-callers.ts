import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Once per call while the circuit is open, and one question for all who call together. */
export const aProviderIsAskedOnceByParallelCallers: SessionLaw = {
  name: 'a provider is asked once by parallel callers',
  promise: 7,
  check: async (subject) => {
    let asked = 0
    const { call } = setStage(subject, {
      credentials: () => {
        asked += 1
        return Promise.resolve(subject.credentials.wrong)
      },
    })
    await outcomeOf(call())
    const atFirst = asked

    await Promise.all(Array.from({ length: 5 }, () => outcomeOf(call())))
    const together = asked - atFirst
    await outcomeOf(call())

    expectThat(
      'callers who call together cause one question, each later call one',
      [atFirst, together, asked],
      [1, 1, 3],
    )
  },
}
