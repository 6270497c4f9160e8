import { hour } from './hour.ts'
import { simulate } from './simulate.ts'
import type { WorldTerms } from './world.ts'

/** What a process of its own is asked to simulate. */
export interface SimulationOrder extends WorldTerms {
  readonly what: keyof typeof ways
}

const ways = { life: simulate, hour }

process.once('message', ({ what, ...terms }: SimulationOrder) => {
  void ways[what](terms).then((found) => process.send?.(found, () => process.exit()))
})
