import { type Call, cpuPerCall } from './span.ts'

/** What a question found: the least CPU per call of each contestant, in microseconds. */
export type Minima = Readonly<Record<string, number>>

/** How much is measured. Medians scatter by 8 % on a shared machine; minima over turned rounds do not. */
export interface DuelSize {
  readonly rounds: number
  readonly callsPerSpan: number
}

/** Lets contestants run in turns, another one first in every round, and keeps the least of each. */
export async function duel(
  contestants: Readonly<Record<string, Call>>,
  { rounds, callsPerSpan }: DuelSize,
): Promise<Minima> {
  const names = Object.keys(contestants)
  const least: Record<string, number> = {}

  for (let round = -1; round < rounds; round += 1) {
    const turned = names.map((_, index) => names[(index + round + names.length) % names.length] ?? '')
    for (const name of turned) {
      const call = contestants[name]
      if (call === undefined) continue
      globalThis.gc?.()
      const cost = await cpuPerCall(call, callsPerSpan)
      // The first round warms up.
      if (round >= 0) least[name] = Math.min(least[name] ?? Infinity, cost)
    }
  }
  return least
}
