import { hour } from './hour.ts'
import { simulate } from './simulate.ts'
import type { WorldTerms } from './world.ts'

/** What a process of its own is asked to simulate: one world after the other. */
export interface SimulationOrder {
  readonly what: keyof typeof ways
  readonly worlds: readonly WorldTerms[]
}

const ways = { life: simulate, hour }

process.once('message', (order: SimulationOrder) => {
  void allOf(order).then((found) => process.send?.(found, () => process.exit()))
})

async function allOf({ what, worlds }: SimulationOrder): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const terms of worlds) found.push(await ways[what](terms))
  return found
}
