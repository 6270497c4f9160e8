import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** A person may think for longer than a session lives. */
export const aSessionBeginsAfterTheAnswerToItsChallenge: SessionLaw = {
  name: 'a session begins after the answer to its challenge',
  promise: 9,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    const typed = Promise.withResolvers<string>()
    const { session, server, clock, call } = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: () => {
        prompts += 1
        return typed.promise
      },
    })
    const waiting = watch(call())
    await until('the person is asked', () => prompts === 1)

    await clock.advance(120_000)
    const answeredAt = clock.wall()
    typed.resolve(server.challenges[0] ?? '')
    await until('the call is served', () => waiting.outcome === '200')

    expectThat('a session is as old as what was sent last', session.snapshot.issuedAt?.getTime(), answeredAt)
  },
}
