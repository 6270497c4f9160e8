/** Work that one caller began, and others may wait for. */
export interface SharedWork<Value> {
  readonly result: Promise<Value>
  /** Monotonic milliseconds: by then timers of its own have ended it, if they still ring. */
  readonly endsBy: () => number
  isOver: boolean
  /** Somebody has taken it over: how it ends is nobody's business any more. */
  isGivenUp?: boolean
}

/** Lets others wait for work. */
export function shareWork<Value>(work: Promise<Value>, endsBy: () => number): SharedWork<Value> {
  const result = work.finally(() => {
    shared.isOver = true
  })
  const shared: SharedWork<Value> = { result, endsBy, isOver: false }
  // Whoever waits hears of a failure; nobody may.
  shared.result.catch(() => {})
  return shared
}
