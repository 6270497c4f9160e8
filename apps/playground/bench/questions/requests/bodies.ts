import type { Client } from '../../contestants/contestant.ts'
import type { Call } from '../../measure/span.ts'
import type { Effort } from '../../measure/take-turns.ts'
import type { BenchServer } from '../../server/start-server.ts'
import type { Answer, Table } from '../../table.ts'
import { costRows } from './cost-table.ts'
import { measureCosts } from './measure-costs.ts'
import { deepStrictEqual } from 'node:assert/strict'

/** How much is measured of small ones and of large ones; in MiB. */
export interface BodySize {
  readonly bodies: readonly (Effort & { readonly mebibytes: number })[]
}

type Direction = 'down' | 'up'

const mebibyte = 1_048_576

/** What do large bodies cost, both ways? */
export async function bodies(server: BenchServer, { bodies: all }: BodySize): Promise<Answer> {
  const tables: Table[] = []
  for (const { mebibytes, ...effort } of all) {
    for (const direction of ['down', 'up'] as const) {
      const costs = await measureCosts(server, {
        wire: 'http',
        effort,
        callOf: callsOf(direction, mebibytes * mebibyte),
      })
      tables.push({
        question: `Bodies, ${mebibytes} MiB ${direction}: what do they cost?`,
        setting: settingOf(direction, mebibytes, effort),
        ...costRows(costs, {
          calls: effort.calls * effort.rounds,
          cpu: { name: 'ms', is: 1000 },
          each: { name: 'MiB', is: 1 / mebibytes },
        }),
        bars: [],
      })
    }
  }
  return { tables }
}

/** Each body is counted where it arrives. */
function callsOf(direction: Direction, bytes: number): (client: Client) => Call {
  if (direction === 'down') {
    return ({ download }) =>
      async () =>
        deepStrictEqual(await download(bytes), bytes)
  }
  const body = new Uint8Array(bytes).fill(97)
  return ({ upload }) =>
    async () =>
      deepStrictEqual(await upload(body), { received: bytes })
}

function settingOf(direction: Direction, mebibytes: number, { rounds, calls, callers }: Effort): string {
  const how =
    direction === 'down' ? `${mebibytes} MiB read piece by piece` : `${mebibytes} MiB sent from memory`
  return `HTTP/1.1, ${how}, ${callers} at a time; ${rounds} rounds of ${calls}. CPU of the calling process in ms a body. p50 and p99 in ms.`
}
