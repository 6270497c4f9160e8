import type { Clock } from '@org/session-core'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'

/** A store that is some milliseconds away, and counts. */
export interface SimulatedStore extends SharedStore {
  /** When calls arrived, in milliseconds. */
  readonly calls: readonly number[]
}

/** One way to the store takes half of `latency`, the way back the other half. */
export function simulatedStore(clock: Clock, latency: () => number): SimulatedStore {
  const store = memoryStore(clock)
  const calls: number[] = []
  const away = async <Reply>(signal: AbortSignal, call: () => Promise<Reply>): Promise<Reply> => {
    const half = latency() / 2
    await clock.sleep(half, signal)
    calls.push(clock.monotonic())
    const reply = await call()
    await clock.sleep(half, signal)
    return reply
  }
  return {
    calls,
    read: (key, signal) => away(signal, () => store.read(key, signal)),
    swap: (key, change, signal) => away(signal, () => store.swap(key, change, signal)),
  }
}
