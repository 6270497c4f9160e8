/** The installation's own time. */
export interface EmulatorClock {
  /** Milliseconds since 1970, as this server sees them. */
  readonly now: () => number
  /** Moves the time forward; `milliseconds` is zero or more. */
  readonly advance: (milliseconds: number) => void
}

/** Starts at the platform's time; a later correction of the platform's wall clock does not move it. */
export function createClock(): EmulatorClock {
  const startedAt = Date.now()
  const origin = performance.now()
  let skipped = 0

  return {
    now: () => Math.floor(startedAt + (performance.now() - origin) + skipped),
    advance: (milliseconds) => {
      skipped += milliseconds
    },
  }
}

/** A moment as the samples print it, in UTC: `2022-03-24 10:34:01`. */
export const printMoment = (moment: number): string =>
  new Date(moment).toISOString().slice(0, 19).replace('T', ' ')
