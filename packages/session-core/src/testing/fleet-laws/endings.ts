import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

/** Laws about how sessions of a fleet end. */
export const fleetEndingLaws: readonly FleetLaw[] = [
  {
    name: 'who leaves does not end the session',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, end, server } = setFleet(subject)
      const [first, other] = joinMany(2)
      if (!first || !other) return
      await callAll([first, other])

      expectThat('it leaves', await end(first.session.logout()), 'left')
      expectThat('the session lives', server.liveSessions, 1)
      expectThat('the other one is served', [await callAll([other]), server.loginAttempts], [['200'], 1])
    },
  },
  {
    name: 'a process that comes after the last one left uses the session',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, end, passTime, server } = setFleet(subject)
      const first = join()
      await callAll([first])
      await end(first.session.logout())
      await passTime(60_000)

      expectThat(
        'it is served without a login',
        [await callAll([join()]), server.loginAttempts],
        [['200'], 1],
      )
    },
  },
  {
    name: 'an end for all ends, and nobody logs in again',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, joinMany, callAll, end, server } = setFleet(subject)
      const [first, ...others] = joinMany(4)
      if (!first) return
      await callAll([first, ...others])

      expectThat('it ends on the server', await end(first.session.logout({ everywhere: true })), 'revoked')
      expectThat('no session is left', server.liveSessions, 0)
      expectThat('the others are closed', await callAll(others), ['closed', 'closed', 'closed'])
      expectThat('nobody logged in', server.loginAttempts, 1)
      expectThat('who comes later begins anew', [await callAll([join()]), server.loginAttempts], [['200'], 2])
    },
  },
  {
    name: 'a call that is refused when the session was ended for all is closed',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, end, passTime, passUntil, server } = setFleet(subject)
      const [first, other] = joinMany(2)
      if (!first || !other) return
      await callAll([first, other])
      await end(first.session.logout({ everywhere: true }))
      // A look at the store is due: it ends before the server has answered.
      await passTime(31_000)
      const release = server.holdNextReply()
      const call = callAll([other])
      call.catch(() => {})
      await passUntil('it hears that it is over', () => other.session.snapshot.phase === 'closed')
      release()

      expectThat('it is told like all the others', await call, ['closed'])
      expectThat('nobody logged in', server.loginAttempts, 1)
    },
  },
  {
    name: 'an end for all without the store is an error, and ends what is held',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, end, server, store } = setFleet(subject)
      const first = join()
      await callAll([first])
      store.fail()

      expectThat('others could log in', await end(first.session.logout({ everywhere: true })), 'unreachable')
      expectThat('its own session is logged out', server.liveSessions, 0)
    },
  },
  {
    name: 'an end for all that failed is done when it is asked for again',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, end, server, store } = setFleet(subject)
      const [first, other] = joinMany(2)
      if (!first || !other) return
      await callAll([first, other])
      const mend = store.fail()
      const failed = await end(first.session.logout({ everywhere: true }))
      mend()
      await callAll([other])
      const again = await end(first.session.logout({ everywhere: true }))

      expectThat('it fails for want of the store', failed, 'unreachable')
      expectThat('the second time it is an end', ['revoked', 'already-ended'].includes(again), true)
      expectThat('no session is left', server.liveSessions, 0)
      expectThat('the others are closed', await callAll([other]), ['closed'])
    },
  },
  {
    name: 'a session that was replaced is logged out when all have moved on',
    requires: ['logout'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, end, passTime, passUntil, server } = setFleet(subject)
      const [first, other] = joinMany(2)
      if (!first || !other) return
      await callAll([first, other])
      await end(first.session.renew())
      const before = await callAll([other])
      for (let step = 0; step < 3; step += 1) {
        await passTime(31_000)
        await callAll([first, other])
      }
      await passUntil('one session is left', () => server.liveSessions === 1)

      expectThat(
        'nobody was refused meanwhile',
        [before, other.session.snapshot.counts.replays],
        [['200'], 0],
      )
      expectThat('one login more', server.loginAttempts, 2)
    },
  },
  {
    name: 'a silent fleet leaves nothing behind',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, clock, passTime, store } = setFleet(subject)
      await callAll([join()])
      await passTime(86_400_001)
      const [key = ''] = store.texts.keys()

      expectThat(
        'the record is gone',
        (await store.read(key, new AbortController().signal)) ?? 'gone',
        'gone',
      )
      expectThat('no timer is left', clock.pending, 0)
    },
  },
]
