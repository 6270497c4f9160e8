/** Where a session gets its time from. The default is the platform's; tests hand in `manualClock()`. */
export interface Clock {
  /** Milliseconds since 1970, for the dates of a snapshot only. */
  readonly wall: () => number
  /** Milliseconds that never run backwards, from any moment on: every decision is made by these. */
  readonly monotonic: () => number
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** In milliseconds. `setTimeout` holds no more than a signed 32-bit number: longer waits would fire at once. */
export const longestTimer = 2 ** 31 - 1

/** The platform's clock. Its timers never keep a process alive. */
export const platformClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    for (let left = ms; left > 0 && !signal.aborted; left -= longestTimer) {
      await pause(Math.min(left, longestTimer), signal)
    }
  },
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', settle)
      resolve()
    }
    // In Node a timer is an object that can be told not to hold the process; in a browser it is a number.
    const timer = setTimeout(settle, ms)
    ;(timer as { readonly unref?: () => void }).unref?.()
    signal.addEventListener('abort', settle)
  })
}
