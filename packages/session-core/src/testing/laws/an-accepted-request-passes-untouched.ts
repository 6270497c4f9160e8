import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { inTime } from '../turns.ts'

/** The transport's own answer comes back: no copy, no timer, no signal, and no `Request` where none was given. */
export const anAcceptedRequestPassesUntouched: SessionLaw = {
  name: 'an accepted request passes untouched',
  promise: 15,
  check: async (subject) => {
    const { session, clock, wire, isGuarded, call } = setStage(subject)
    await outcomeOf(call())
    const timers = clock.begun
    const answer = new Response('whole')
    wire.next(isGuarded).answer(() => answer)

    const response = await inTime('a call ends', call({ method: 'POST', body: '{}' }))
    const { input, init } = wire.passed.at(-1)?.given ?? {}

    expectThat('the answer is the very one', [response === answer, response.bodyUsed], [true, false])
    expectThat('no timer was set', clock.begun - timers, 0)
    expectThat(
      'nothing was added to the call',
      [typeof input, init?.signal ?? null, init?.body],
      ['string', null, '{}'],
    )
    expectThat('nothing is counted but the request', session.snapshot.counts, {
      logins: 1,
      requests: 2,
      replays: 0,
      rejections: 0,
    })
  },
}
