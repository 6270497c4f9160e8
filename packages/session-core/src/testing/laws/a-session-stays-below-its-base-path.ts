import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** What lies beside it on the same host may belong to somebody else. */
export const aSessionStaysBelowItsBasePath: SessionLaw = {
  name: 'a session stays below its base path',
  promise: 10,
  requires: ['base-path'],
  check: async (subject) => {
    const { session, url, wire } = setStage(subject)
    const ways = [
      '..',
      '../beside',
      '/',
      '/beside',
      '%2e%2e/beside',
      'below/..%2f..%2fbeside',
      `${url.slice(0, -1)}-beside/`,
    ]

    const outcomes = await Promise.all(ways.map((way) => outcomeOf(session.fetch(way))))

    expectThat('each is refused', [...new Set(outcomes)], ['foreign-origin'])
    expectThat('nothing was sent', wire.passed.length, 0)
  },
}
