/** One request, its answer read to the end. */
export type Call = () => Promise<unknown>

/** What one span of calls cost: microseconds of this process's CPU a call, and calls per second of the wall clock. */
export interface Span {
  readonly cpu: number
  readonly perSecond: number
}

/**
 * Makes so many calls, a few of them at a time. Garbage is collected when the platform thinks fit: a forced collection,
 * even of young garbage, costs more than what it would show, and a full one makes all that comes after dearer.
 */
export async function measureSpan(call: Call, calls: number, concurrency = 16): Promise<Span> {
  let left = calls
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await call()
    }
  }

  const started = performance.now()
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: concurrency }, caller))
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / calls, perSecond: (calls * 1000) / (performance.now() - started) }
}
