/** One request of a contestant, its answer read to the end. */
export type Call = () => Promise<unknown>

/** Microseconds of CPU that one call costs this process, over a span of calls of which a few run at a time. */
export async function cpuPerCall(call: Call, calls: number, concurrency = 16): Promise<number> {
  let left = calls
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await call()
    }
  }

  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: concurrency }, caller))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}
