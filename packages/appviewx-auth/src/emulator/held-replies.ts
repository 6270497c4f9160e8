/** Replies that wait for someone to let them go. */
export interface HeldReplies {
  /** Holds the reply of the next request that nothing holds yet, until the returned function is called. */
  readonly hold: () => () => void
  /** What the reply of a request that has just arrived has to wait for. */
  readonly next: () => Promise<void>
}

/** Nothing held. */
export function createHeldReplies(): HeldReplies {
  const waiting: Promise<void>[] = []

  return {
    hold: () => {
      let release = (): void => {}
      waiting.push(
        new Promise<void>((resolve) => {
          release = () => resolve()
        }),
      )
      return () => release()
    },
    next: () => waiting.shift() ?? Promise.resolve(),
  }
}
