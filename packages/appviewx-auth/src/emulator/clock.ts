/** The server's own time. */
export interface ServerClock {
  /** Milliseconds since 1970, as the server sees it. */
  readonly now: () => number
  /** Moves the server's time forward by so many milliseconds. */
  readonly advance: (ms: number) => void
}

/** Starts at the platform's time, and moves by real time and by `advance` alone: a corrected wall clock does not reach it. */
export function createServerClock(): ServerClock {
  const startedAt = Date.now()
  const begun = performance.now()
  let skipped = 0

  return {
    now: () => Math.floor(startedAt + (performance.now() - begun) + skipped),
    advance: (ms) => {
      skipped += ms
    },
  }
}
