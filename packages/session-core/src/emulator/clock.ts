/** The server's own time. */
export interface EmulatorClock {
  /** Milliseconds since 1970 as this server sees them; they never run backwards. */
  readonly now: () => number
  /** Moves the server's time forward by milliseconds. */
  readonly advance: (ms: number) => void
}

/**
 * Starts at the platform's time, and moves by real time and by `advance` alone: a corrected wall clock does not reach it.
 *
 * @example
 * ```ts
 * import { createEmulatorClock } from '@org/session-core/emulator'
 *
 * const clock = createEmulatorClock()
 * const endsAt = clock.now() + 60_000
 * clock.advance(60_000)
 * console.log(clock.now() >= endsAt) // true
 * ```
 */
export function createEmulatorClock(): EmulatorClock {
  const startedAt = Date.now()
  const origin = performance.now()
  let skipped = 0

  return {
    now: () => Math.floor(startedAt + (performance.now() - origin) + skipped),
    advance: (ms) => {
      skipped += ms
    },
  }
}
