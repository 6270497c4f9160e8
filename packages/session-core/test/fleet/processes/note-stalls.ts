/** Between two looks at the time, in milliseconds. */
const everyMs = 50

/**
 * Tells whenever this process stood still for so many milliseconds: a busy machine may do that to it, and others then take
 * it for dead.
 */
export function noteStalls(leastMs: number, tell: (ms: number) => void): void {
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    if (now - last - everyMs >= leastMs) tell(now - last)
    last = now
  }
  setInterval(look, everyMs).unref()
}
