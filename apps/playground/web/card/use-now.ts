import { useEffect, useMemo, useState } from 'preact/hooks'

/** When `seen` was last another one, in milliseconds since 1970; moves on besides while something is `running`. */
export function useNow(running: boolean, seen: unknown, everyMs: number): number {
  const [tick, setTick] = useState(0)
  const now = useMemo(() => Date.now(), [running, seen, tick])

  useEffect(() => {
    if (!running) return undefined

    const timer = setTimeout(() => setTick(tick + 1), everyMs)
    return () => clearTimeout(timer)
  }, [running, seen, tick, everyMs])

  return now
}
