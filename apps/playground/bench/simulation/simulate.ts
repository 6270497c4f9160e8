import { callAll, type Calls } from './call-all.ts'
import { liveOn } from './live-on.ts'
import type { Phase } from './phase.ts'
import { createWorld, type WorldTerms } from './world.ts'

/** What came of it, phase by phase; and how many sessions the server had in the end. */
export interface Simulated {
  readonly phases: readonly Phase[]
  readonly live: number
}

const waysToCall = (loginMs: number): readonly Calls[] => [
  { name: 'cold start, all at once' },
  { name: 'expiry, all at once' },
  { name: 'expiry, within 1 s', spreadMs: 1000 },
  { name: 'expiry, leader killed', spreadMs: 1000, killAfterMs: loginMs / 2 },
]

/** A fleet's life: it starts cold, its session ends three times; once, whoever logs in is killed half way. */
export async function simulate(terms: WorldTerms): Promise<Simulated> {
  const world = createWorld(terms)
  const phases: Phase[] = []
  for (const calls of waysToCall(terms.loginMs)) {
    world.server.expire()
    phases.push(await callAll(world, calls))
    // Meanwhile what is to be logged out is.
    await liveOn(world, { calls: 2, everyMs: 50_000 })
  }
  return { phases, live: world.server.live() }
}
