import { peers, sessions } from '../../contestants/contestants.ts'
import { plainFetch } from '../../contestants/fetches.ts'
import { undiciRequest } from '../../contestants/senders.ts'
import type { Cost, Costs } from '../../measure/cost.ts'
import { figure } from '../../measure/figure.ts'
import { ratioOf, sayRatio } from '../../measure/ratio.ts'
import type { Table } from '../../table.ts'

/** Fewer calls than this say nothing about one in a hundred. */
const enoughForP99 = 100

/** How the columns of one question are to be read. */
export interface CostColumns {
  /** Calls of each client that counted. */
  readonly calls: number
  /** What CPU is shown in. Default: microseconds. */
  readonly cpu?: Unit
  /** What throughput is shown in. Default: calls. */
  readonly each?: Unit
}

/** A name, and how many of what was measured it is. */
interface Unit {
  readonly name: string
  readonly is: number
}

const microseconds: Unit = { name: 'µs', is: 1 }
const calls: Unit = { name: '', is: 1 }

/** One row for each client: what it costs, beside the platform's `fetch`, and how long its callers wait. */
export function costRows(costs: Costs, shown: CostColumns): Pick<Table, 'columns' | 'rows'> {
  // Where the platform's fetch cannot follow, it is undici's request that all are compared with.
  const base = costs.has(plainFetch.name) ? plainFetch.name : undiciRequest.name
  const against = costs.get(base)
  const { cpu = microseconds, each = calls } = shown
  return {
    columns: [
      `CPU, ${cpu.name}`,
      'least',
      'median',
      `× ${base.replace('undici ', '')}`,
      'p50',
      'p99',
      `${each.name}/s`,
    ],
    rows: [...peers, ...sessions].map(({ name }) => {
      const cost = costs.get(name)
      return cost ? [name, ...cellsOf(cost, against, shown)] : [name, ...Array.from({ length: 6 }, () => '–')]
    }),
  }
}

function cellsOf(
  { rounds, cpu, p50, p99, perSecond }: Cost,
  base: Cost | undefined,
  shown: CostColumns,
): readonly string[] {
  const { is: cpuUnit } = shown.cpu ?? microseconds
  return [
    figure(cpu.least / cpuUnit),
    figure(cpu.median / cpuUnit),
    rounds === base?.rounds ? '1' : sayRatio(ratioOf(rounds, base?.rounds ?? [])),
    figure(p50),
    shown.calls < enoughForP99 ? '–' : figure(p99),
    figure(perSecond / (shown.each ?? calls).is),
  ]
}
