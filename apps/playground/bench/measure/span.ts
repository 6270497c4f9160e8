/** One request, its answer read to the end. */
export type Call = () => Promise<unknown>

/** What one span of calls cost. */
export interface Span {
  /** Microseconds of this process's CPU a call, user and system. */
  readonly cpu: number
  /** Calls per second of the wall clock. */
  readonly perSecond: number
  /** How long each call took, in milliseconds. */
  readonly waits: Float64Array
}

/** How much work a span is. */
export interface SpanSize {
  readonly calls: number
  /** How many of them are under way at once. */
  readonly callers: number
}

/**
 * Makes so many calls, a few of them at a time. Garbage is collected when the platform thinks fit: a forced collection,
 * even of young garbage, costs more than what it would show, and a full one makes all that comes after dearer.
 */
export async function measureSpan(call: Call, { calls, callers }: SpanSize): Promise<Span> {
  const waits = new Float64Array(calls)
  let left = calls
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const place = left
      const sentAt = performance.now()
      await call()
      waits[place] = performance.now() - sentAt
    }
  }

  const started = performance.now()
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: callers }, caller))
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / calls, perSecond: (calls * 1000) / (performance.now() - started), waits }
}
