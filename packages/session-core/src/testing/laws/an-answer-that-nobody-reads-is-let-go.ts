import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** The refusal that a replay takes the place of would keep its connection. */
export const anAnswerThatNobodyReadsIsLetGo: SessionLaw = {
  name: 'an answer that nobody reads is let go',
  promise: 13,
  check: async (subject) => {
    const { session, wire, isGuarded, call } = setStage(subject)
    await outcomeOf(session.login())
    let isCancelled = false
    wire.next(isGuarded).answer(() => {
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(4096)),
        cancel: () => {
          isCancelled = true
        },
      })
      return new Response(endless, { status: 401 })
    })

    const outcome = await outcomeOf(call())
    await until('the unread answer is cancelled', () => isCancelled)

    expectThat('the call is served', outcome, '200')
  },
}
