/** One request, its answer read to the end. */
export type Call = () => Promise<unknown>

/** What one span of calls cost: microseconds of this process's CPU a call, and calls per second of the wall clock. */
export interface Span {
  readonly cpu: number
  readonly perSecond: number
}

/**
 * Makes so many calls, a few of them at a time, and collects the garbage of them, so that nobody pays for the one
 * before. Young garbage only: a full collection shrinks the young generation, and makes everything that comes after
 * twice as dear as it is in real programs. Needs `--expose-gc`.
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
  globalThis.gc?.({ type: 'minor' })
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / calls, perSecond: (calls * 1000) / (performance.now() - started) }
}
