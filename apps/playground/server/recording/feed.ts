import type { Happening } from '../../shared/happening.ts'

/** Something that happened, with its place in the order of things. */
export type FeedEntry = Happening & {
  /** Grows by one; a later state of the same thing has a higher one. */
  readonly seq: number
  /** `live` for the cards of the page, or the run of a story. */
  readonly stage: string
}

/** The last things that happened, and whoever wants to hear of the next. */
export interface Feed {
  readonly tell: (stage: string, happening: Happening) => void
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
    tell: (stage, happening) => {
      seq += 1
      const entry = { ...happening, seq, stage }
      const key = `${stage} ${happening.type} ${happening.id}`
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
