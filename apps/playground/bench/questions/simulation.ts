import { chartOfFleet } from '../charts/fleet-chart.ts'
import { simulateLives } from '../simulation/simulate-apart.ts'
import type { Simulated } from '../simulation/simulate.ts'
import type { Answer, Bar, Chart } from '../table.ts'

/** How large a fleet is simulated. */
export interface SimulationSize {
  readonly processes: number
}

const loginMs = 1000
/** After the login, and after the lease of a leader that was killed. */
const patienceMs = 1000
const leaseMs = 10_000

/** What do thousands of processes do to one store and one login server? */
export async function simulation({ processes }: SimulationSize, seed: number): Promise<Answer> {
  const [found] = await simulateLives({ processes, seed, loginMs })
  return {
    tables: [
      {
        question: 'Simulation: one login for thousands of processes',
        setting:
          `${processes} processes in one, with the code that is published, sessions, records, seals and swaps; ` +
          `clock, network, store (1 to 20 ms) and server (login ${loginMs} ms) are simulated, seed ${seed}. ` +
          'Each process calls once. When half of them and the last one were served, in ms from the beginning; calls of the store in all, and in the second that has the most.',
        columns: ['what happens', 'logins', 'failed', 'half', 'last', 'calls', 'peak/s'],
        rows: found.phases.map(({ name, logins, failed, half, last, calls, peak }) => [
          name,
          ...[logins.length, failed, Math.round(half), Math.round(last), calls, peak].map(String),
        ]),
        bars: barsOf(found),
      },
    ],
    charts: chartsOf(found, processes, seed),
  }
}

function chartsOf({ phases }: Simulated, processes: number, seed: number): readonly Chart[] {
  const notes = [
    `Simulated with the published code of sessions, records, seals and swaps: clock, network, store and server are not real.`,
    `The store is 1 to 20 ms away, a login takes ${loginMs} ms; seed ${seed}. The same on every machine.`,
  ]
  return phases.slice(1, 2).map((phase) => chartOfFleet({ processes, loginMs, phase, notes }))
}

function barsOf({ phases, live }: Simulated): readonly Bar[] {
  const undisturbed = phases.filter(({ killed }) => killed.length === 0)
  const waits = undisturbed.map(({ last, logins }) => last - (logins[0] ?? NaN) - loginMs)
  const slowest = Math.max(...waits)
  const logins = undisturbed.map((phase) => phase.logins.length)
  const failed = phases.reduce((sum, phase) => sum + phase.failed, 0)
  return [
    {
      wish: 'logins per expiry, 1 however many processes there are',
      figure: logins.join(', '),
      met: logins.every((count) => count === 1),
    },
    { wish: 'failed calls, none', figure: String(failed), met: failed === 0 },
    {
      wish: `the last one is served within ${patienceMs} ms after the login`,
      figure: `${slowest.toFixed(0)} ms`,
      met: slowest <= patienceMs,
    },
    ...phases.flatMap(({ killed, logins }) => takeOver(killed[0], logins[1])),
    // The leader that was killed may leave the one that it had asked for.
    { wish: 'sessions on the server in the end, at most 2', figure: String(live), met: live <= 2 },
  ]
}

function takeOver(killed?: number, next = NaN): readonly Bar[] {
  if (killed === undefined) return []
  const most = leaseMs + patienceMs
  const wait = next - killed
  return [
    {
      wish: `the next login after a killed leader, within the lease and 1 s, ${most} ms`,
      figure: `${wait.toFixed(0)} ms`,
      met: wait <= most,
    },
  ]
}
