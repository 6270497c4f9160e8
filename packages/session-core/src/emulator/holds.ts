/** Replies that wait for someone to let them go. */
export interface Holds {
  /** Holds the reply of the next request that nothing holds yet, until the returned function is called: no reply, if that comes first. */
  readonly hold: () => () => void
  /** What the reply of a request that has just arrived has to wait for. */
  readonly next: () => Promise<undefined>
}

/** Nothing held. */
export function createHolds(): Holds {
  const waiting = new Set<Promise<undefined>>()

  return {
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      waiting.add(promise)
      return () => {
        waiting.delete(promise)
        resolve(undefined)
      }
    },
    next: () => {
      const [first = Promise.resolve(undefined)] = waiting
      waiting.delete(first)
      return first
    },
  }
}
