/**
 * A store with one text per key and a compare-and-swap. The engine does the rest; `storeLaws` tell whether a store of
 * yours is right.
 */
export interface SharedStore {
  /** The newest text, and for how long it has been there by the store's own clock. */
  readonly read: (key: string, signal: AbortSignal) => Promise<Stored | undefined>
  /**
   * Writes `next`, atomically, if the text is still `expected`, or is `next` already, and answers whether it did. A
   * rejection may mean either: the engine then reads.
   */
  readonly swap: (key: string, change: Swap, signal: AbortSignal) => Promise<boolean>
}

/** What a store has under a key. */
export interface Stored {
  /** The sealed record, as it was written. */
  readonly text: string
  /** Milliseconds since it was written, by the store's own clock; never negative. */
  readonly ageMs: number
}

/** One compare-and-swap. */
export interface Swap {
  /** The text that has to be there; `undefined` if there must be none. */
  readonly expected: string | undefined
  /** The text that replaces it. */
  readonly next: string
  /** Milliseconds after which the store forgets it unless it is written again. */
  readonly keepMs: number
}
