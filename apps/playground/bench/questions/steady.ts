import type { Client } from '../contestants/contestant.ts'
import { peers, sessions } from '../contestants/contestants.ts'
import { plainFetch } from '../contestants/senders.ts'
import type { Cost, Costs } from '../measure/cost.ts'
import type { Call, Span } from '../measure/span.ts'
import { spreadOf } from '../measure/spread.ts'
import { type Effort, takeTurns } from '../measure/take-turns.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Table } from '../table.ts'
import { logIn, openChecked, search, targetOf } from './check-call.ts'
import { steadyBars } from './steady-bars.ts'
import { deepStrictEqual } from 'node:assert/strict'

/** What does a request cost while nothing expires? */
export async function steady(server: BenchServer, effort: Effort): Promise<Table> {
  const costs = await measure(server, effort)
  const base = costs.get(plainFetch.name)

  return {
    question: 'Steady: what does a request cost?',
    setting:
      'CPU of the calling process in µs a request (user and system), 16 at a time, 100 bytes of JSON read; ' +
      `${effort.rounds} rounds of ${effort.calls} requests, GET and POST; × is to fetch.`,
    columns: [
      'client',
      ...['GET', 'POST'].flatMap((method) => [`${method} least`, '×', 'median', '×', 'per s']),
    ],
    rows: [...costs].map(([name, { get, post }]) => [
      name,
      ...cellsOf(get, base?.get),
      ...cellsOf(post, base?.post),
    ]),
    bars: steadyBars(costs),
  }
}

async function measure(server: BenchServer, effort: Effort): Promise<Costs> {
  await server.start()
  const contestants = [...peers, ...sessions]
  const target = targetOf(server, await logIn(server.origin))
  const clients = await Promise.all(contestants.map((contestant) => openChecked(contestant, target)))
  const before = await server.counts()

  const callsOf = (call: (client: Client) => Call): ReadonlyMap<string, Call> =>
    new Map(clients.map((client, place) => [contestants[place]?.name ?? '', call(client)]))
  // One method after the other: the fewer take turns, the less each of them has to warm up again.
  const gets = await takeTurns(
    callsOf(({ get }) => get),
    effort,
  )
  const posts = await takeTurns(
    callsOf(
      ({ post }) =>
        () =>
          post(search),
    ),
    effort,
  )
  const { logins, refused } = await server.counts()
  // Whoever was refused has been measured at something else.
  deepStrictEqual({ logins, refused }, { logins: before.logins, refused: before.refused })
  for (const client of clients) await client.close?.()

  return new Map(
    contestants.map(({ name }) => [name, { get: costOf(gets.get(name)), post: costOf(posts.get(name)) }]),
  )
}

function costOf(spans: readonly Span[] = []): Cost {
  const { median: perSecond } = spreadOf(spans.map((span) => span.perSecond))
  return { cpu: spreadOf(spans.map(({ cpu }) => cpu)), perSecond }
}

function cellsOf({ cpu: { least, median }, perSecond }: Cost, base?: Cost): string[] {
  const times = (figure: number, of = NaN): string => (figure / of).toFixed(2)
  return [
    least.toFixed(1),
    times(least, base?.cpu.least),
    median.toFixed(1),
    times(median, base?.cpu.median),
    perSecond.toFixed(0),
  ]
}
