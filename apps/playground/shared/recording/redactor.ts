import type { Message } from '../exchange.ts'
import { findSecrets, secretHeaders, spellings } from './secret-places.ts'

/** Takes secrets out of what is shown, and remembers them: one that turns up elsewhere is known by its value. */
export interface Redactor {
  /** From now on this value is shown as its name. */
  readonly learn: (name: string, value: string) => void
  readonly headers: (headers: Headers) => Message['headers']
  readonly text: (text: string) => string
}

const mostValues = 2000
/** A shorter value is hidden where it belongs, but not searched for in every text. */
const shortestSearched = 4

/** Knows no secret yet. */
export function createRedactor(): Redactor {
  const names = new Map<string, string>()

  const learn = (name: string, value: string): void => {
    if (value.length < shortestSearched) return

    for (const spelling of spellings(value)) names.set(spelling, name)
    for (const oldest of names.keys()) {
      if (names.size <= mostValues) return
      names.delete(oldest)
    }
  }

  const hideKnown = (text: string): string => {
    let clean = text
    // Longest first, so that a part of a secret does not hide the whole from being found.
    for (const [value, name] of [...names].toSorted(([left], [right]) => right.length - left.length)) {
      clean = clean.replaceAll(value, mark(name))
    }
    return clean
  }

  const text = (given: string): string => {
    let clean = given
    for (const { name, value, whole, around } of findSecrets(given)) {
      learn(name, value)
      clean = clean.replaceAll(whole, around.join(mark(name)))
    }
    return hideKnown(clean)
  }

  return {
    learn,
    text,
    headers: (headers) => {
      const pairs = [...headers]
      for (const [header, value] of pairs) secretHeaders.get(header)?.learn(value, learn)
      return pairs.map(([header, value]) => [header, secretHeaders.get(header)?.show(value) ?? text(value)])
    },
  }
}

/** How a secret is shown. */
const mark = (name: string): string => `‹${name}›`
