import type { TrialRegister } from './register.ts'

/** One call of a history: when it began and ended, and what it did. Places in one line of events, not times. */
export type Operation = { readonly began: number; readonly ended: number } & (
  | { readonly kind: 'read'; readonly text: string | undefined }
  | {
      readonly kind: 'swap'
      readonly expected: string | undefined
      readonly next: string
      /** `unknown` when it was rejected: it may have happened, then or later, or not. */
      readonly outcome: boolean | 'unknown'
    }
)

const rounds = 4

/** Lets several ways read and swap one register at a time, by chance but always by the same chance. */
export async function historyOf(ways: readonly TrialRegister[], seed: number): Promise<readonly Operation[]> {
  const random = randomFrom(seed)
  const history: Operation[] = []
  let event = 0
  const nextEvent = (): number => (event += 1)

  const work = async (way: TrialRegister, name: number): Promise<void> => {
    let known: string | undefined
    for (let round = 0; round < rounds; round += 1) {
      const began = nextEvent()
      if (random() < 0.4) {
        known = await way.text()
        history.push({ kind: 'read', text: known, began, ended: nextEvent() })
        continue
      }
      const [expected, next] = [known, `${name}.${round}`]
      const outcome = await way.swap(expected, next).catch(() => 'unknown' as const)
      history.push({ kind: 'swap', expected, next, outcome, began, ended: nextEvent() })
      if (outcome === true) known = next
    }
  }
  await Promise.all(ways.map(work))
  return history
}

/** Numbers from 0 to 1 that look random, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
