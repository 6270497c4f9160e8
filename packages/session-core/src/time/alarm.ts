import type { Clock } from './clock.ts'

/** Rings once, `ms` from now, unless the returned function is called first. */
export function setAlarm(clock: Clock, ms: number, ring: () => void): () => void {
  const off = new AbortController()
  clock.sleep(ms, off.signal).then(
    () => {
      if (!off.signal.aborted) ring()
    },
    // A clock may reject when it is told to stop waiting.
    () => {},
  )

  return () => off.abort()
}
