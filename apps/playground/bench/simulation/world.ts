import { seededRandom } from '../measure/seeded-random.ts'
import { type EventClock, eventClock } from './event-clock.ts'
import { watchThreads } from './settle.ts'
import { type SimulatedProcess, startProcess } from './simulated-process.ts'
import { simulatedServer, type SimulatedServer } from './simulated-server.ts'
import { simulatedStore, type SimulatedStore } from './simulated-store.ts'

/** A fleet that is simulated, and what it stands on. */
export interface World {
  readonly clock: EventClock
  readonly store: SimulatedStore
  readonly server: SimulatedServer
  readonly processes: readonly SimulatedProcess[]
  readonly random: () => number
}

/** What a world is made of. */
export interface WorldTerms {
  readonly processes: number
  readonly seed: number
  /** How long the server takes for a login, in milliseconds. */
  readonly loginMs: number
  readonly keepAlive?: boolean
}

/** To the store and to the server, there and back, in milliseconds. */
const latencyMs = [1, 20] as const

/**
 * The code of sessions, records, seals and swaps is what is published; the clock, the network, the store and the server
 * are simulated. The same for the same seed. Replaces `Math.random` of this process and watches its WebCrypto: it needs a
 * process of its own.
 */
export function createWorld({ processes, seed, loginMs, keepAlive = false }: WorldTerms): World {
  const random = seededRandom(seed)
  Math.random = random
  const latency = (): number => latencyMs[0] + random() * (latencyMs[1] - latencyMs[0])
  const clock = eventClock(watchThreads())
  const store = simulatedStore(clock, latency)
  const server = simulatedServer({ clock, latency, loginMs })
  const start = (): SimulatedProcess => startProcess({ clock, store, server, keepAlive })
  return { clock, store, server, processes: Array.from({ length: processes }, start), random }
}
