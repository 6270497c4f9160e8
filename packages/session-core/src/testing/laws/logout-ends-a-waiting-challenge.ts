import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** Nobody needs the answer any more: the prompt is told, and the logout does not wait for it. */
export const logoutEndsAWaitingChallenge: SessionLaw = {
  name: 'logout ends a waiting challenge',
  promise: 11,
  requires: ['challenge'],
  check: async (subject) => {
    let prompts = 0
    let isOver = (): boolean => false
    const { session, server, call } = setStage(subject, {
      credentials: subject.credentials.challenged,
      onChallenge: (_challenge, signal) => {
        prompts += 1
        isOver = () => signal.aborted
        return new Promise(() => {})
      },
    })
    const waiting = watch(call())
    await until('the person is asked', () => prompts === 1)

    const logout = await outcomeOf(session.logout())

    expectThat('the prompt is over', isOver(), true)
    expectThat('the caller is told', [waiting.outcome, logout], ['closed', 'already-ended'])
    expectThat('no session is left', server.liveSessions, 0)
  },
}
