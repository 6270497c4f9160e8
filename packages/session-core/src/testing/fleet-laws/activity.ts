import { idleMsOf } from '../granted-time.ts'
import { expectThat } from '../law-failure.ts'
import { until } from '../turns.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

/** How long before the end of its patience a server hears from a session that nobody uses: milliseconds, or half of it. */
const dueMs = 60_000

/** Laws about keeping one session alive together. */
export const fleetActivityLaws: readonly FleetLaw[] = [
  {
    name: 'the activity of one process counts for all',
    requires: ['idle-limit'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, passTime, server } = setFleet(subject)
      const [busy, quiet] = joinMany(2)
      if (!busy || !quiet) return
      await callAll([busy, quiet])
      const idleMs = idleMsOf(quiet.session)
      for (let step = 0; step < 4; step += 1) {
        await passTime(idleMs / 3)
        await callAll([busy])
      }

      expectThat('the quiet one is served', await callAll([quiet]), ['200'])
      expectThat('without a login', server.loginAttempts, 1)
    },
  },
  {
    name: 'one heartbeat keeps the session of a fleet alive',
    requires: ['idle-limit', 'keep-alive'],
    check: async (subject: FleetLawSubject): Promise<void> => {
      const { joinMany, callAll, passTime, server, clock } = setFleet(subject)
      const processes = joinMany(4, { policy: { keepAlive: true } })
      let heartbeats = 0
      for (const { session } of processes) {
        session.subscribe(({ type }) => {
          if (type === 'kept-alive') heartbeats += 1
        })
      }
      await callAll(processes)
      const [first] = processes
      if (!first) return
      const idleMs = idleMsOf(first.session)
      const leftMs = (): number =>
        Math.max(...processes.map(({ session }) => Number(session.snapshot.idleUntil))) - clock.wall()
      for (let step = 0; step < 20; step += 1) {
        await passTime(idleMs / 10)
        // Cryptography takes time that this clock does not know.
        await until('a heartbeat that is due is sent', () => leftMs() > Math.min(dueMs, idleMs / 2))
      }

      expectThat(
        'the session lives',
        [await callAll(processes.slice(0, 1)), server.loginAttempts],
        [['200'], 1],
      )
      expectThat('one heartbeat for all, each time', (heartbeats >= 2 && heartbeats <= 4) || heartbeats, true)
    },
  },
]
