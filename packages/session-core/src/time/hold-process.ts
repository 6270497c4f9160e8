import { longestTimer } from './clock.ts'

/** Keeps the process running until the returned function is called, `ms` milliseconds at most. */
export function holdProcess(ms: number): () => void {
  const timer = setTimeout(() => {}, Math.min(ms, longestTimer))
  return () => clearTimeout(timer)
}
