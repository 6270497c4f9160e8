import { chartOfCosts } from '../../charts/cost-chart.ts'
import type { Client } from '../../contestants/contestant.ts'
import { machine } from '../../machine.ts'
import type { Costs } from '../../measure/cost.ts'
import type { Call } from '../../measure/span.ts'
import type { BenchServer } from '../../server/start-server.ts'
import type { Answer, Table } from '../../table.ts'
import { search } from '../check-call.ts'
import { costRows } from './cost-table.ts'
import { measureCosts } from './measure-costs.ts'
import { effortOf, type RequestSize, settingOf } from './request-size.ts'
import { steadyBars } from './steady-bars.ts'

const methods: readonly (readonly [name: string, callOf: (client: Client) => Call])[] = [
  ['GET', ({ get }) => get],
  [
    'POST',
    ({ post }) =>
      () =>
        post(search),
  ],
]

/** What does a request cost while nothing expires? */
export async function steady(server: BenchServer, size: RequestSize): Promise<Answer> {
  const effort = effortOf(size, 16)
  const tables: Table[] = []
  const found: Costs[] = []
  // One method after the other: the fewer take turns, the less each of them has to warm up again.
  for (const [method, callOf] of methods) {
    const costs = await measureCosts(server, { wire: 'http', effort, callOf })
    found.push(costs)
    tables.push({
      question: `Steady, ${method}: what does a request cost?`,
      setting: settingOf('http', effort),
      ...costRows(costs, { calls: effort.calls * effort.rounds }),
      bars: steadyBars(method, costs),
    })
  }
  const [get, post] = found
  if (!get || !post) return { tables }
  const { rounds, calls, callers } = effort
  const notes = [
    `HTTP/1.1, ${callers} callers, 100 bytes of JSON read; ${rounds} rounds of ${calls} requests, in turns. CPU is user and system.`,
    `${machine()}.`,
  ]
  return { tables, charts: [chartOfCosts({ get, post, notes })] }
}
