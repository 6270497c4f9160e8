import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { letRun, until } from '../turns.ts'

/** The others still need the answer: the prompt stays, and is not shown twice. */
export const aCallerWhoLeavesDoesNotEndThePrompt: SessionLaw = {
  name: 'a caller who leaves does not end the prompt',
  promise: 8,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    let isOver = (): boolean => false
    const typed = Promise.withResolvers<string>()
    const { server, call } = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: (_challenge, signal) => {
        prompts += 1
        isOver = () => signal.aborted
        return typed.promise
      },
    })
    const leaving = new AbortController()
    const left = watch(call({ signal: leaving.signal }))
    const stayed = watch(call())
    await until('the person is asked', () => prompts === 1)

    leaving.abort('I have to go')
    await letRun()
    const promptIsOver = isOver()
    typed.resolve(server.challenges[0] ?? '')
    await until('the caller who stayed is served', () => stayed.outcome === '200')

    expectThat('who leaves is let go', left.outcome, 'I have to go')
    expectThat('the prompt stays', [promptIsOver, prompts, server.challenges.length], [false, 1, 1])
  },
}
