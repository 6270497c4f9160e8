import { type Call, measureSpan, type Span, type SpanSize } from './span.ts'

/** How much is measured. */
export interface Effort extends SpanSize {
  /** Rounds that count. */
  readonly rounds: number
  /** Rounds before them that do not: the first calls of a client are compiled while they run. */
  readonly warmUp: number
}

/** Told of a contestant whose call failed: it is out, unless this throws. */
export type WhenOneFails = (name: string, failure: unknown) => void

/**
 * Lets contestants run in turns, another one first in every round and every second round backwards. Short spans, many
 * rounds: some of them are not disturbed, also where the machine has other work, and what disturbs a whole round
 * disturbs all of them.
 */
export async function takeTurns(
  contestants: ReadonlyMap<string, Call>,
  { rounds, warmUp, ...size }: Effort,
  whenOneFails: WhenOneFails = fail,
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const all = [...contestants]
  const spans = new Map(all.map(([name]): [string, Span[]] => [name, []]))

  for (let round = 0; round < rounds + warmUp; round += 1) {
    const first = round % all.length
    const turned = [...all.slice(first), ...all.slice(0, first)]
    for (const [name, call] of round % 2 === 0 ? turned : turned.toReversed()) {
      if (!spans.has(name)) continue
      try {
        const span = await measureSpan(call, size)
        if (round >= warmUp) spans.get(name)?.push(span)
      } catch (failure) {
        whenOneFails(name, failure)
        spans.delete(name)
      }
    }
  }
  return spans
}

function fail(_name: string, failure: unknown): never {
  throw failure
}
