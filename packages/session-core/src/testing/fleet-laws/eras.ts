import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

/** Laws about what counts once a store has forgotten everything, and begins anew. */
export const fleetEraLaws: readonly FleetLaw[] = [
  {
    name: 'a store that forgets everything closes nobody for an end of before',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, end, passTime, server, store } = setFleet(subject)
      const ending = join()
      await callAll([ending])
      await end(ending.session.logout({ everywhere: true }))
      const holding = join()
      await callAll([holding])
      store.forgetAll()
      const fresh = join()
      const outcomes = new Set(await callAll([fresh]))
      for (let look = 0; look < 4; look += 1) {
        await passTime(31_000)
        for (const outcome of await callAll([holding, fresh])) outcomes.add(outcome)
      }

      expectThat('all are served', [...outcomes], ['200'])
      expectThat('with one login after the end, and one more', server.loginAttempts, 3)
    },
  },
]
