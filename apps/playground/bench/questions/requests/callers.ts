import type { BenchServer } from '../../server/start-server.ts'
import type { Answer, Table } from '../../table.ts'
import { costRows } from './cost-table.ts'
import { measureCosts } from './measure-costs.ts'
import { effortOf, type RequestSize, settingOf } from './request-size.ts'

/** The question `steady` has 16 of them. */
const crowds = [1, 256]

/** What changes with the number of callers? */
export async function callers(server: BenchServer, size: RequestSize): Promise<Answer> {
  const tables: Table[] = []
  for (const crowd of crowds) {
    const effort = effortOf(size, crowd)
    const costs = await measureCosts(server, { wire: 'http', effort, callOf: ({ get }) => get })
    tables.push({
      question: `Callers, ${crowd}: what changes with their number?`,
      setting: settingOf('http', effort),
      ...costRows(costs, { calls: effort.calls * effort.rounds }),
      bars: [],
    })
  }
  return { tables }
}
