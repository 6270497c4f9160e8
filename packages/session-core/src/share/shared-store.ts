/** One text per key, with compare-and-swap. Everything else is the engine's: `storeLaws` hold a store of yours to it. */
export interface SharedStore {
  /** The newest text, and for how long it has been there by the store's own clock. */
  readonly read: (key: string, signal: AbortSignal) => Promise<Stored | undefined>
  /**
   * Writes `next` if the text is still `expected`, or is `next` already; atomically. `false` changed nothing. A rejection
   * may mean either: the engine reads, and sees.
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
  /** What must be there; `undefined` for nothing. */
  readonly expected: string | undefined
  /** What takes its place, when `expected` is there. */
  readonly next: string
  /** Milliseconds after which the store forgets it unless it is written again. */
  readonly keepMs: number
}
