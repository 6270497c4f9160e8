import { lifetimeMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

const some = 5
const all = <Value>(value: Value, count = some): readonly Value[] =>
  Array.from({ length: count }, () => value)

/** Laws about how a session comes about for many processes. */
export const fleetLoginLaws: readonly FleetLaw[] = [
  {
    name: 'one login serves the fleet',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)

      expectThat('every process is served', await callAll(joinMany(some)), all('200'))
      expectThat('one login is enough', [server.loginAttempts, server.liveSessions], [1, 1])
    },
  },
  {
    name: 'a failed login fails every waiter of the fleet alike',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, joinMany, callAll, passTime, passUntil, server } = setFleet(subject)
      const first = join()
      const release = server.holdNextReply()
      server.failNext('drop-reply')
      const failing = callAll([first])
      failing.catch(() => {})
      await passUntil('a login is sent', () => server.requestsSeen === 1)
      const others = callAll(joinMany(some - 1))
      others.catch(() => {})
      await passTime(300)
      release()

      const outcomes = [...(await failing), ...(await others)]

      expectThat('all fail with the same code', outcomes, all('unreachable'))
      expectThat('one login was tried', server.requestsSeen, 1)
      expectThat('a failure is not remembered', await callAll([first]), ['200'])
    },
  },
  {
    name: 'a refusal of an older session replays without a login',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)
      const [early, late] = joinMany(2)
      if (!early || !late) return
      await callAll([early, late])
      server.expireSessions()
      await callAll([early])

      expectThat('the other one is served', await callAll([late]), ['200'])
      expectThat('by the session that the first one opened', server.loginAttempts, 2)
      expectThat('its call was sent again', late.session.snapshot.counts.replays, 1)
      expectThat(
        'it has not logged in',
        late.session.snapshot.counts.logins,
        early.session.snapshot.counts.logins === 2 ? 0 : 1,
      )
    },
  },
  {
    name: 'a lost session is renewed once for the fleet',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, server } = setFleet(subject)
      const processes = joinMany(some)
      await callAll(processes)
      server.expireSessions()

      expectThat('every process is served', await callAll([...processes, ...processes]), all('200', 2 * some))
      expectThat('one lost session costs one login', server.loginAttempts, 2)
    },
  },
  {
    name: 'a session is renewed early by one process',
    requires: ['lifespan'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, passTime, server } = setFleet(subject)
      const processes = joinMany(some)
      await callAll(processes)
      const [first] = processes
      if (!first) return
      const lifetimeMs = lifetimeMsOf(first.session)
      // In steps: a server may have an idle limit, too.
      for (let step = 0; step < 20; step += 1) {
        await passTime(lifetimeMs / 21)
        await callAll(processes)
      }
      const before = server.loginAttempts
      await passTime(lifetimeMs / 21 - 20_000)

      const served = await callAll(processes)
      await passTime(4000)

      expectThat('every process is served', [served, await callAll(processes)], [all('200'), all('200')])
      expectThat('one process renewed it', server.loginAttempts - before, 1)
    },
  },
  {
    name: 'a process that may not log in uses what is there',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server } = setFleet(subject)
      const follower = join({ sharing: { lead: false } })
      const alone = await callAll([follower])
      await callAll([join()])

      expectThat('nobody has logged in', alone, ['no-shared-session'])
      expectThat('then it is served', [await callAll([follower]), server.loginAttempts], [['200'], 1])
    },
  },
  {
    name: 'one name never serves two accounts',
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { join, callAll, server, store } = setFleet(subject)
      await callAll([join()])
      const before = [...store.texts.values()]

      const outcomes = await callAll([join({ credentials: subject.credentials.other })])

      expectThat('the other account gets an error', outcomes, ['invalid-options'])
      expectThat('nothing is overwritten', [...store.texts.values()], before)
      expectThat('no login is made', server.loginAttempts, 1)
    },
  },
]
