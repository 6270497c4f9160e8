import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** A session that was refused before it was ever accepted is renewed once, then only after 2, 4, 8 … 60 seconds. */
export const aServerThatRefusesEverythingCausesNoLoopOfLogins: SessionLaw = {
  name: 'a server that refuses everything causes no loop of logins',
  promise: 4,
  check: async (subject) => {
    const { server, wire, isGuarded, call, clock } = setStage(subject)
    wire.every(isGuarded).answer(() => new Response('no', { status: 401 }))
    const logins: number[] = []
    const tryThrice = async (): Promise<void> => {
      for (let time = 0; time < 3; time += 1) await outcomeOf(call())
      logins.push(server.loginAttempts)
    }

    await tryThrice()
    for (const pauseMs of [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      await clock.advance(pauseMs - 1)
      await tryThrice()
      await clock.advance(1)
      await tryThrice()
    }

    expectThat('each pause is followed by one login', logins, [2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9])
  },
}
