import { ownFiles, ownRedis, type OwnStore } from '../../scenarios/fleet/own-store.ts'
import { type FleetFound, type FleetSize, runFleet } from '../fleet/run-fleet.ts'
import { figure } from '../measure/figure.ts'
import type { Ratio } from '../measure/ratio.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Hour } from '../simulation/hour.ts'
import { simulateHour } from '../simulation/simulate-apart.ts'
import type { Answer, Bar, Table } from '../table.ts'
import type { RequestSize } from './requests/request-size.ts'
import { ratioBar } from './requests/steady-bars.ts'
import { shareCost } from './share-cost.ts'
import { fileStore } from '@org/session-core/file'
import { spawnSync } from 'node:child_process'

/** What a fleet is asked with. */
export interface FleetTerms {
  readonly server: BenchServer
  readonly size: FleetSize
  readonly requests: RequestSize
  readonly seed: number
}

/** One way to keep sessions, and what came of it. */
interface Way {
  readonly name: string
  readonly found: FleetFound | undefined
}

/** What do processes cost that share one session, and what do they cost each for itself? */
export async function fleet({ server, size, requests, seed }: FleetTerms): Promise<Answer> {
  const hasRedis = spawnSync('redis-server', ['--version']).status === 0
  const ways: readonly Way[] = [
    { name: 'Redis', found: hasRedis ? await runIn(size, await ownRedis()) : undefined },
    { name: 'files', found: await runIn(size, await ownFiles()) },
    { name: 'each for itself', found: await runFleet(size, undefined) },
  ]
  const hour = await simulateHour({ processes: size.processes, seed, loginMs: size.loginMs })
  const cost = await costOfFiles(server, requests)
  return {
    tables: [
      {
        question: 'Fleet: one session for many processes',
        setting:
          `${size.processes} real processes of what is ${size.what === 'dist' ? 'published' : 'in the sources'}, AppViewX's emulator behind a port, a login takes ${size.loginMs} ms. ` +
          'Times in ms: all of it runs on this machine, processes, store and server.' +
          (hasRedis ? '' : ' Redis is skipped: redis-server is not installed.'),
        columns: ['what happens', ...ways.map(({ name }) => name)],
        rows: rowsOf(ways, size, hour),
        bars: [...ways.flatMap((way) => barsOf(way, size)), ...hourBars(hour), costBar(cost)],
      },
    ],
  }
}

async function runIn(size: FleetSize, { address, close }: OwnStore): Promise<FleetFound> {
  try {
    return await runFleet(size, address)
  } finally {
    await close()
  }
}

async function costOfFiles(server: BenchServer, requests: RequestSize): Promise<Ratio> {
  const { address, close } = await ownFiles()
  try {
    return await shareCost(server, requests, fileStore(address.path))
  } finally {
    await close()
  }
}

function rowsOf(ways: readonly Way[], { processes, callers }: FleetSize, hour: Hour): Table['rows'] {
  const row = (what: string, read: (found: FleetFound) => number | undefined): readonly string[] => [
    what,
    ...ways.map(({ found }) => cellOf(found && read(found))),
  ]
  const calls = (what: string, count: number): readonly string[] => {
    const text = count.toFixed(0)
    return [`store calls an hour, each, ${what}`, text, text, '0']
  }
  return [
    row(`${processes} cold: logins`, ({ cold }) => cold.logins),
    row('all are served after', ({ cold }) => cold.ms),
    row(`expiry, ${callers} callers each: logins`, ({ expiry }) => expiry.logins),
    row('calls that failed', ({ expiry }) => expiry.failures.length),
    row('all are served after', ({ expiry }) => expiry.ms),
    row('kill -9 to the next login', ({ takeOverMs }) => takeOverMs),
    calls('busy', hour.busy),
    calls('idle', hour.idle),
    calls('kept alive', hour['kept alive']),
  ]
}

function cellOf(value: number | undefined): string {
  if (value === undefined) return '–'
  return Number.isInteger(value) ? String(value) : figure(value)
}

/** What an issue asks of those that share. */
function barsOf({ name, found }: Way, { loginMs, policy: { leaseMs } }: FleetSize): readonly Bar[] {
  if (found?.takeOverMs === undefined) return []
  const { cold, expiry, takeOverMs } = found
  const failures = [...cold.failures, ...expiry.failures]
  const patienceMs = 1000
  const atMost = (wish: string, ms: number, most: number): Bar => ({
    wish: `${name}: ${wish}, at most ${most} ms`,
    figure: `${ms.toFixed(0)} ms`,
    met: ms <= most,
  })
  return [
    {
      wish: `${name}: logins cold and at the expiry, 1 each, and no failed call`,
      figure: `${cold.logins} and ${expiry.logins}, ${sayFailures(failures)}`,
      met: cold.logins === 1 && expiry.logins === 1 && failures.length === 0,
    },
    atMost('cold, all are served', cold.ms, loginMs + patienceMs),
    atMost('the next login after kill -9', takeOverMs, leaseMs + patienceMs),
  ]
}

/** How many there were, and of which kinds. */
function sayFailures(failures: readonly string[]): string {
  return [String(failures.length), ...new Set(failures)].join(' ')
}

function hourBars(hour: Hour): readonly Bar[] {
  const most = Math.max(...Object.values(hour))
  return [
    {
      wish: 'calls of the store per process and hour, at most 200',
      figure: most.toFixed(0),
      met: most <= 200,
    },
  ]
}

function costBar(cost: Ratio): Bar {
  return ratioBar('session.fetch with share to without, at most 1.02', cost, 1.02)
}
