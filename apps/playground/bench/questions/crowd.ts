import type { Client, Contestant } from '../contestants/contestant.ts'
import { peers, sessions } from '../contestants/contestants.ts'
import type { Counts, Order } from '../server/orders.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Bar, Table } from '../table.ts'
import { targetOf } from './check-call.ts'

/** Many callers share one client that has never logged in. */
export interface Crowd {
  readonly callers: number
  readonly callsEach: number
  readonly expiry?: Order['expiry']
}

/** A login takes longer than a request, as it does on real servers: whoever does not share it is seen. */
const loginMs = 20

/** What became of a crowd. */
export interface Fate extends Counts {
  /** Calls that brought no answer, or a refusal. */
  readonly failed: number
}

/** What a crowd does, and what is asked of ours. */
export interface CrowdQuestion extends Pick<Table, 'question' | 'setting'> {
  readonly wish: string
  readonly keeps: (fate: Fate) => boolean
}

/** Lets every contestant that logs in meet the same crowd. */
export async function askCrowd(
  server: BenchServer,
  crowd: Crowd,
  { question, setting, wish, keeps }: CrowdQuestion,
): Promise<Table> {
  const rows: string[][] = []
  const bars: Bar[] = []

  for (const contestant of [...peers, ...sessions]) {
    if (!contestant.logsIn) {
      rows.push([contestant.name, 'does not log in', '–', '–'])
      continue
    }
    const fate = await meet(server, crowd, contestant)
    const figures = [fate.logins, fate.refused, fate.failed].map(String)
    rows.push([contestant.name, ...figures])
    if (sessions.includes(contestant)) {
      bars.push({ wish: `${contestant.name}: ${wish}`, figure: figures.join(', '), met: keeps(fate) })
    }
  }
  return { question, setting, columns: ['client', 'logins', 'refused', 'failed'], rows, bars }
}

async function meet(server: BenchServer, crowd: Crowd, { open }: Contestant): Promise<Fate> {
  const { callers, callsEach, expiry } = crowd
  await server.start({ loginMs, ...(expiry && { expiry }) })
  const client = open(targetOf(server))
  const failures = await Promise.all(Array.from({ length: callers }, () => callInTurn(client, callsEach)))
  const counts = await server.counts()
  await client.close?.()
  return { ...counts, failed: failures.reduce((one, other) => one + other, 0) }
}

async function callInTurn(client: Client, calls: number): Promise<number> {
  let failed = 0
  for (let call = 0; call < calls; call += 1) {
    await client.get().catch(() => {
      failed += 1
    })
  }
  return failed
}
