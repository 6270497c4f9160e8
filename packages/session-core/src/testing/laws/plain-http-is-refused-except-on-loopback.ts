import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Credentials do not cross a network in the clear. */
export const plainHttpIsRefusedExceptOnLoopback: SessionLaw = {
  name: 'plain http is refused except on loopback',
  promise: 10,
  check: async (subject) => {
    const openAt = (url: string): Promise<string> =>
      outcomeOf(Promise.resolve().then(() => setStage(subject, { url }).session.snapshot.phase))
    const outside = [
      'http://toy.example/',
      'http://localhost.example/',
      'http://0.0.0.0/',
      'http://10.0.0.1/',
    ]
    const inside = [
      'http://localhost:8080/',
      'http://127.0.0.1/',
      'http://[::1]:8080/',
      'https://toy.example/',
    ]

    const refused = await Promise.all(outside.map(openAt))
    const opened = await Promise.all(inside.map(openAt))

    expectThat('beyond this machine it is refused', [...new Set(refused)], ['invalid-options'])
    expectThat('within, and encrypted, it is not', [...new Set(opened)], ['idle'])
  },
}
