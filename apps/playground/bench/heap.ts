import { type Call, cpuPerCall } from './span.ts'

/** How the heap grew over many calls, in bytes, with the garbage collected before each look. Needs `--expose-gc`. */
export async function heapGrowth(call: Call, calls: number): Promise<number> {
  const look = (): number => {
    for (let pass = 0; pass < 4; pass += 1) globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }

  await cpuPerCall(call, 5000)
  const before = look()
  await cpuPerCall(call, calls)
  return look() - before
}
