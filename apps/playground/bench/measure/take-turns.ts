import { type Call, measureSpan, type Span } from './span.ts'

/** How much is measured: rounds that count, and calls in each of their spans. */
export interface Effort {
  readonly rounds: number
  readonly calls: number
}

/** Rounds that are not counted: the first calls of a client are compiled while they run. */
const warmUp = 6

/**
 * Lets contestants run in turns, another one first in every round and every second round backwards. Short spans, many
 * rounds: some of them are not disturbed, also where the machine has other work.
 */
export async function takeTurns(
  contestants: ReadonlyMap<string, Call>,
  { rounds, calls }: Effort,
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const names = [...contestants.keys()]
  const spans = new Map(names.map((name): [string, Span[]] => [name, []]))

  for (let round = 0; round < rounds + warmUp; round += 1) {
    const turned = names.map((_, place) => names[(place + round) % names.length] ?? '')
    for (const name of round % 2 === 0 ? turned : turned.toReversed()) {
      const span = await measureSpan(contestants.get(name) ?? nothing, calls)
      if (round >= warmUp) spans.get(name)?.push(span)
    }
  }
  return spans
}

async function nothing(): Promise<void> {}
