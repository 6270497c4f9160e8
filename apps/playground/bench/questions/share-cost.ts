import { createBenchSession } from '../contestants/sessions.ts'
import { costOf } from '../measure/cost.ts'
import { type Ratio, ratioOf } from '../measure/ratio.ts'
import { type Call } from '../measure/span.ts'
import { takeTurns } from '../measure/take-turns.ts'
import type { BenchServer } from '../server/start-server.ts'
import { effortOf, type RequestSize } from './requests/request-size.ts'
import { secret } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'

/** What `session.fetch` costs with a share, beside what it costs without one. */
export async function shareCost(server: BenchServer, size: RequestSize, store: SharedStore): Promise<Ratio> {
  await server.start()
  const shared = share({
    store,
    name: 'bench/cost',
    secret: secret(crypto.getRandomValues(new Uint8Array(32))),
  })
  const sessions = [createBenchSession(server.origin), createBenchSession(server.origin, { share: shared })]
  const [alone, together] = sessions.map(
    ({ fetch }): Call =>
      async () =>
        (await fetch(`${server.origin}search`)).text(),
  )
  const calls = new Map([
    ['alone', alone ?? nothing],
    ['together', together ?? nothing],
  ])
  const spans = await takeTurns(calls, effortOf(size, 16))
  for (const session of sessions) await session.logout({ everywhere: true })
  return ratioOf(costOf(spans.get('together') ?? []).rounds, costOf(spans.get('alone') ?? []).rounds)
}

async function nothing(): Promise<void> {}
