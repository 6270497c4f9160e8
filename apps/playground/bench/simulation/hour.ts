import { liveOn } from './live-on.ts'
import { createWorld, type WorldTerms } from './world.ts'

/** How a fleet spends an hour. */
export type Pastime = 'busy' | 'idle' | 'kept alive'

/** What it asked of its store: calls per process. */
export type Hour = Readonly<Record<Pastime, number>>

const hourMs = 3_600_000
/** Between two calls of a busy process. */
const everyMs = 5000

/** One hour of each way to spend it. The session ends once an hour, or after ten idle minutes. */
export async function hour(terms: WorldTerms): Promise<Hour> {
  return {
    busy: await spend(terms, 'busy'),
    idle: await spend(terms, 'idle'),
    'kept alive': await spend(terms, 'kept alive'),
  }
}

async function spend(terms: WorldTerms, pastime: Pastime): Promise<number> {
  const world = createWorld({ ...terms, keepAlive: pastime === 'kept alive' })
  const { clock, processes, store } = world
  await liveOn(world, { calls: 1, everyMs: 1 })
  const before = store.calls.length
  const startedAt = clock.monotonic()
  if (pastime === 'busy') await liveOn(world, { calls: hourMs / everyMs, everyMs })
  else await clock.runUntil(() => clock.monotonic() > startedAt + hourMs)
  return (store.calls.length - before) / processes.length
}
