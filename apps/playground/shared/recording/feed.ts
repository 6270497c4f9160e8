import type { FeedEntry, FeedItem } from '../feed-entry.ts'

/** The last things that happened, and whoever wants to hear of the next. */
export interface Feed {
  readonly publish: (channel: string, item: FeedItem) => void
  /** What is known and newer than `seq`, oldest first. */
  readonly since: (seq: number) => readonly FeedEntry[]
  readonly subscribe: (listener: (entry: FeedEntry) => void) => () => void
}

const mostEntries = 2000

/** Keeps the newest state of the last two thousand things. */
export function createFeed(): Feed {
  const entries = new Map<string, FeedEntry>()
  const listeners = new Set<(entry: FeedEntry) => void>()
  let seq = 0

  return {
    publish: (channel, item) => {
      seq += 1
      const entry = { ...item, seq, channel }
      const key = `${channel} ${item.type} ${item.id}`
      entries.delete(key)
      entries.set(key, entry)
      const [oldest] = entries.keys()
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest)
      for (const listener of listeners) listener(entry)
    },
    since: (seen) => [...entries.values()].filter((entry) => entry.seq > seen),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
