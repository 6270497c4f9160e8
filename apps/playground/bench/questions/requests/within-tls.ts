import type { BenchServer } from '../../server/start-server.ts'
import { type Wire, wireNames } from '../../server/wire.ts'
import type { Answer } from '../../table.ts'
import { costRows } from './cost-table.ts'
import { measureCosts } from './measure-costs.ts'
import { effortOf, type RequestSize, settingOf } from './request-size.ts'

const notes: Partial<Record<Wire, string>> = {
  http2: ' A row of dashes: does not speak it.',
}

/** What does a request cost within TLS? Connections are made before it is measured, and kept. */
export async function withinTls(
  server: BenchServer,
  wire: Exclude<Wire, 'http'>,
  size: RequestSize,
): Promise<Answer> {
  const effort = effortOf(size, 16)
  const costs = await measureCosts(server, { wire, effort, callOf: ({ get }) => get })
  return {
    tables: [
      {
        question: `${wireNames[wire]}, GET: what does a request cost?`,
        setting: settingOf(wire, effort) + (notes[wire] ?? ''),
        ...costRows(costs, { calls: effort.calls * effort.rounds }),
        bars: [],
      },
    ],
  }
}
