import type { FeedEntry, FeedItem } from '../feed-entry.ts'

/** The last things that happened, and whoever wants to hear of the next. */
export interface Feed {
  readonly publish: (channel: string, item: FeedItem) => void
  /** What is known and newer than `seq`, oldest first. */
  readonly since: (seq: number) => readonly FeedEntry[]
  readonly subscribe: (listener: (entry: FeedEntry) => void) => () => void
}

const mostEntries = 2000
const mostLasting = 200
/** Cards, diagnoses, and how stories ended: few, and asked for long after. */
const lasting: ReadonlySet<FeedItem['type']> = new Set<FeedItem['type']>(['card', 'diagnosis', 'story'])

/** Keeps the newest state of the last two thousand things, and of the last two hundred cards and stories. */
export function createFeed(): Feed {
  const passing = new Map<string, FeedEntry>()
  const kept = new Map<string, FeedEntry>()
  const listeners = new Set<(entry: FeedEntry) => void>()
  let seq = 0

  return {
    publish: (channel, item) => {
      seq += 1
      const entry = { ...item, seq, channel }
      const key = `${channel} ${item.type} ${item.id}`
      const isLasting = lasting.has(item.type)
      putLast(isLasting ? kept : passing, { key, entry, most: isLasting ? mostLasting : mostEntries })
      for (const listener of listeners) listener(entry)
    },
    since: (seen) =>
      [...kept.values(), ...passing.values()]
        .filter((entry) => entry.seq > seen)
        .toSorted((left, right) => left.seq - right.seq),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Puts an entry at the end, wherever it was, and forgets the first when there are too many. */
function putLast(
  entries: Map<string, FeedEntry>,
  { entry, key, most }: { readonly key: string; readonly entry: FeedEntry; readonly most: number },
): void {
  entries.delete(key)
  entries.set(key, entry)
  const [oldest] = entries.keys()
  if (entries.size > most && oldest !== undefined) entries.delete(oldest)
}
