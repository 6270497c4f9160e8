/** Replies kept back. */
export interface Holds {
  /** The next reply nobody holds yet waits until the returned function is called; calling it again does nothing. */
  readonly add: () => () => void
  /** Waits as long as the reply at hand is held; each hold is for one reply, in the order they were added. */
  readonly next: () => Promise<void>
}

/** No reply is kept back yet. */
export function createHolds(): Holds {
  const holds: AbortController[] = []

  return {
    add: () => {
      const hold = new AbortController()
      holds.push(hold)
      return () => {
        hold.abort()
      }
    },
    next: async () => {
      const released = holds.shift()?.signal
      if (released === undefined || released.aborted) return

      await new Promise<void>((resolve) => {
        released.addEventListener('abort', () => resolve(), { once: true })
      })
    },
  }
}
