import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { inTime } from '../turns.ts'

/** The caller gets what the server said to the replay, after one login and two sendings. */
export const aSecondRefusalIsTheAnswer: SessionLaw = {
  name: 'a second refusal is the answer',
  promise: 4,
  check: async (subject) => {
    const { server, wire, isGuarded, call, guarded } = setStage(subject)
    await outcomeOf(call())
    wire.every(isGuarded).answer(() => new Response('no, again', { status: 401 }))

    const response = await inTime('a call ends', call())

    expectThat(
      'the answer is the second refusal, whole',
      [response.status, await response.text()],
      [401, 'no, again'],
    )
    expectThat('a call is sent twice at most', guarded().length, 3)
    expectThat('it causes one login', server.loginAttempts, 2)
  },
}
