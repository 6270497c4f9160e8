import { answerOf } from '../measure/answer-of.ts'
import { isAtMost, ratioOf, sayRatio } from '../measure/ratio.ts'
import { spreadOf } from '../measure/spread.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Bar, Table } from '../table.ts'
import type { StreamCost, StreamOrder } from './send-stream.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** How long the stream is, and how often it is sent each way. */
export interface UploadSize {
  readonly mebibytes: number
  readonly rounds: number
}

/** What is kept of a stream by default, and what anybody's process may grow by. */
const mostMebibytes = 1 + 16
const mostRatio = 1.1
const mebibyte = 1_048_576

/** What does a long stream cost, beside its transport alone? */
export async function longUpload(server: BenchServer, { mebibytes, rounds }: UploadSize): Promise<Table> {
  await server.start()
  const login = await fetch(`${server.origin}login`, { method: 'POST' })
  const { token } = (await login.json()) as { readonly token: string }
  const rows: string[][] = []
  const bars: Bar[] = []

  for (const transport of ['nodeTransport', 'fetch'] as const) {
    const costs: Record<StreamOrder['way'], StreamCost[]> = { alone: [], session: [] }
    for (let round = 0; round < rounds; round += 1) {
      const ways = ['alone', 'session'] as const
      for (const way of round % 2 === 0 ? ways : ways.toReversed())
        costs[way].push(await send({ origin: server.origin, transport, way, token, mebibytes }))
    }
    const times = (way: StreamOrder['way']): number[] => costs[way].map(({ ms }) => ms)
    const grown = (way: StreamOrder['way']): number =>
      Math.max(...costs[way].map(({ grownBytes }) => grownBytes)) / mebibyte
    const ratio = ratioOf(times('session'), times('alone'))

    rows.push(
      [transport, spreadOf(times('alone')).least.toFixed(0), grown('alone').toFixed(0), '–'],
      [
        `session over ${transport}`,
        spreadOf(times('session')).least.toFixed(0),
        grown('session').toFixed(0),
        sayRatio(ratio),
      ],
    )
    bars.push(
      {
        wish: `over ${transport} at most ${mostRatio} × its time`,
        figure: `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
        met: isAtMost(ratio, mostRatio),
      },
      {
        wish: `over ${transport} at most ${mostMebibytes} MiB more memory`,
        figure: `${grown('session').toFixed(0)} MiB`,
        met: grown('session') <= mostMebibytes,
      },
    )
  }
  return {
    question: `A stream of ${mebibytes} MiB: what does it cost?`,
    setting: `HTTP/1.1, one buffer of 64 KiB filled again and again, each time in a fresh process; ${rounds} rounds in turn. Least time in ms; MiB that the process grew by, at most.`,
    columns: ['sender', 'ms', 'MiB', '× alone'],
    rows,
    bars,
  }
}

async function send(order: StreamOrder): Promise<StreamCost> {
  const child = fork(fileURLToPath(new URL('send-stream.ts', import.meta.url)))
  const exited = once(child, 'exit')
  child.send(order)
  const cost = (await answerOf(child)) as StreamCost
  await exited
  return cost
}
