import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** The deadline stands still while a one-time password is being typed, and goes on afterwards. */
export const aPersonMayThinkForLongerThanTheDeadline: SessionLaw = {
  name: 'a person may think for longer than the deadline',
  promise: 2,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    const typed = Promise.withResolvers<string>()
    const { server, clock, call } = setStage(subject, {
      credentials: subject.credentials.challenged,
      policy: { loginDeadlineMs: 7000 },
      onChallenge: () => {
        prompts += 1
        return typed.promise
      },
    })
    const waiting = watch(call())
    await until('the person is asked', () => prompts === 1)

    await clock.advance(600_000)
    const whileThinking = waiting.outcome
    typed.resolve(server.challenges[0] ?? '')
    await until('the login comes to its end', () => waiting.outcome !== 'pending')

    expectThat('the caller waits for the person', whileThinking, 'pending')
    expectThat('the answer still counts', waiting.outcome, '200')
  },
}
