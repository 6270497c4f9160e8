import type { SharedStore } from '../share/shared-store.ts'
import { type Clock, platformClock } from '../time/clock.ts'
import { createTrouble } from './store-trouble.ts'

/** A store in memory, for tests: it can be told to hold, to fail and to forget. */
export interface MemoryStore extends SharedStore {
  /** Goes back to what was there before the newest write, as a store does after a failover. */
  readonly forgetNewest: () => void
  /** Forgets everything. */
  readonly forgetAll: () => void
  /** From now on calls wait, until the returned function is called. */
  readonly hold: () => () => void
  /** From now on calls fail without effect, until the returned function is called. */
  readonly fail: () => () => void
  /** From now on calls take effect and then fail, until the returned function is called. */
  readonly loseReplies: () => () => void
  /** Reads and swaps so far. */
  readonly calls: number
  /** All that it has, by key. */
  readonly texts: ReadonlyMap<string, string>
}

interface Entry {
  readonly text: string
  readonly writtenAt: number
  readonly keepMs: number
}

/** One register per key, on a clock of its own. Default: the platform's. */
export function memoryStore(clock: Pick<Clock, 'monotonic'> = platformClock): MemoryStore {
  const entries = new Map<string, Entry>()
  const { attend, calls, ...trouble } = createTrouble()
  let undo = (): void => {}

  const entryOf = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    return entry && clock.monotonic() - entry.writtenAt < entry.keepMs ? entry : undefined
  }

  return {
    ...trouble,
    read: (key, signal) =>
      attend(signal, () => {
        const entry = entryOf(key)
        return entry && { text: entry.text, ageMs: clock.monotonic() - entry.writtenAt }
      }),
    swap: (key, { expected, next, keepMs }, signal) =>
      attend(signal, () => {
        const text = entryOf(key)?.text
        if (text === next) return true
        if (text !== expected) return false
        const before = entries.get(key)
        undo = () => {
          if (before) entries.set(key, before)
          else entries.delete(key)
        }
        entries.set(key, { text: next, writtenAt: clock.monotonic(), keepMs })
        return true
      }),
    forgetNewest: () => undo(),
    forgetAll: () => entries.clear(),
    get calls() {
      return calls()
    },
    get texts() {
      return new Map([...entries].map(([key, { text }]) => [key, text]))
    },
  }
}
