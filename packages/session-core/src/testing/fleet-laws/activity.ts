import { expectThat } from '../law-failure.ts'
import type { FleetLaw, FleetLawSubject } from './fleet-law.ts'
import { setFleet } from './fleet-stage.ts'

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
      const { idleUntil, issuedAt } = quiet.session.snapshot
      const idleMs = Number(idleUntil) - Number(issuedAt)
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
      const { joinMany, callAll, passTime, server } = setFleet(subject)
      const processes = joinMany(4, { policy: { keepAlive: true } })
      let heartbeats = 0
      for (const { session } of processes) {
        session.subscribe(({ type }) => {
          if (type === 'kept-alive') heartbeats += 1
        })
      }
      await callAll(processes)
      const { idleUntil, issuedAt } = processes[0]?.session.snapshot ?? {}
      const idleMs = Number(idleUntil) - Number(issuedAt)
      for (let step = 0; step < 20; step += 1) await passTime(idleMs / 10)

      expectThat(
        'the session lives',
        [await callAll(processes.slice(0, 1)), server.loginAttempts],
        [['200'], 1],
      )
      expectThat('one heartbeat for all, each time', (heartbeats >= 2 && heartbeats <= 4) || heartbeats, true)
    },
  },
]
