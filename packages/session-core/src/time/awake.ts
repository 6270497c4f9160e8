import { longestTimer } from './clock.ts'

/** Sleeps for somebody who waits: timers of a clock never hold the process, and this holds it. */
export async function awake(sleep: (off: AbortSignal) => Promise<void>): Promise<void> {
  const off = new AbortController()
  const hold = setInterval(() => {}, longestTimer)
  try {
    await sleep(off.signal)
  } finally {
    off.abort()
    clearInterval(hold)
  }
}
