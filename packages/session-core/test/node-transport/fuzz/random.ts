/** Numbers that a seed brings back. */
export interface Random {
  /** A whole number below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <Kind>(choices: readonly [Kind, ...Kind[]]) => Kind
}

/** The generator Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: (choices) => choices[below(choices.length)] ?? choices[0] }
}

/** What the environment says, or a new one; printed, so that a run can be had again. */
export function seedOf(what: string): number {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)
  process.stdout.write(`${what}: FUZZ_SEED=${seed}\n`)
  return seed
}

/** A hundredth of the whole in an ordinary run; `FUZZ=100` is all of it. */
export function times(hundredth: number): number {
  return hundredth * Number(process.env['FUZZ'] ?? 1)
}
