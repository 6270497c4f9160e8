import { useEffect, useState } from 'preact/hooks'

const tickMs = 120

/** Milliseconds since 1970; moves on only while something is `running`. */
export function useNow(running: boolean, everyMs: number = tickMs): number {
  const [now, setNow] = useState(Date.now)

  useEffect(() => {
    setNow(Date.now())
    if (!running) return undefined

    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [running, everyMs])

  return now
}
