import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { setStage } from '../stage.ts'
import { inTime } from '../turns.ts'

/** When an answer is lost, only the server knows whether the call ran: it fails, and is not repeated. */
export const whatWasWrittenIsNotSentAgain: SessionLaw = {
  name: 'what was written is not sent again',
  promise: 16,
  check: async (subject) => {
    const { server, session, call } = setStage(subject)
    await inTime('a call ends', call())

    for (const init of [{}, { method: 'POST', body: 'text' }]) {
      const before = server.requestsSeen
      server.failNext('drop-reply')

      const failure = await inTime(
        'a call ends',
        call(init).then(
          ({ status }) => status,
          (error: unknown) => (error as Error).name,
        ),
      )

      expectThat('a call whose answer was lost fails as fetch does', failure, 'TypeError')
      expectThat('the server ran it once', server.requestsSeen - before, 1)
    }
    expectThat('the session goes on', (await inTime('a call ends', call())).status, 200)
    expectThat('nobody logs in again', session.snapshot.counts.logins, 1)
  },
}
