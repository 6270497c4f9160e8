/** Replies that wait for someone to let them go. */
export interface Holds {
  /** Holds the reply of the next request that nothing holds yet, until the returned function is called. */
  readonly hold: () => () => void
  /** What the reply of a request that has just arrived has to wait for. */
  readonly next: () => Promise<undefined>
}

/** Nothing held. */
export function createHolds(): Holds {
  const waiting: Promise<undefined>[] = []

  return {
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      waiting.push(promise)
      return () => resolve(undefined)
    },
    next: () => waiting.shift() ?? Promise.resolve(undefined),
  }
}
