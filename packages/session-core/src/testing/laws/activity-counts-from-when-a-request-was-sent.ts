import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage } from '../stage.ts'
import { until } from '../turns.ts'

/** The server saw it then, however late its answer comes. */
export const activityCountsFromWhenARequestWasSent: SessionLaw = {
  name: 'activity counts from when a request was sent',
  promise: 9,
  requires: ['idle-limit'],
  check: async (subject) => {
    const { session, server, clock, call, guarded, passTime } = setStage(subject)
    await outcomeOf(call())
    const idleMs = idleMsOf(session, clock.wall())
    await passTime(1000)
    const sentAt = clock.wall()
    const release = server.holdNextReply()
    const inFlight = watch(call())
    await until('the call is sent', () => guarded().length === 2)

    await passTime(idleMs / 2)
    release()
    await until('the request is answered', () => inFlight.outcome === '200')

    expectThat('the limit counts from the sending', session.snapshot.idleUntil?.getTime(), sentAt + idleMs)
  },
}
