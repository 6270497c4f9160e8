import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Whatever became of the answer: a program that tries again must not send a person one mail after another. */
export const aPromptWithoutASessionBacksOff: SessionLaw = {
  name: 'a prompt without a session backs off',
  promise: 8,
  requires: ['challenge'],
  check: async (subject) => {
    let isBroken = true
    const stage = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: () => {
        // The step after the prompt is lost on its way.
        if (isBroken) stage.wire.next().drop()
        return Promise.resolve(stage.server.challenges.at(-1) ?? '')
      },
    })
    const { session, server, clock, call } = stage
    const callThrice = async (): Promise<readonly unknown[]> => {
      const outcomes = [
        await outcomeOf(call()),
        await outcomeOf(session.login()),
        await outcomeOf(session.renew()),
      ]
      return [...new Set(outcomes), server.challenges.length]
    }

    expectThat('three calls cause one prompt', await callThrice(), ['unreachable', 1])
    await clock.advance(2000)
    expectThat('after two seconds there is another one', await callThrice(), ['unreachable', 2])
    await clock.advance(4000)
    await outcomeOf(call())
    await clock.advance(60_000)
    expectThat('after three there are no more', await callThrice(), ['credentials-locked', 3])

    isBroken = false
    session.rearm()
    expectThat('rearm() lets them be asked for again', await outcomeOf(call()), '200')
  },
}
