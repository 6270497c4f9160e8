import { LawFailure } from './law-failure.ts'
import { wordForFailure } from './outcome.ts'

const deepest = 8

/** Everything that a careless logger could get out of a value: own properties, hidden ones too, and its own words. */
function printedForm(value: unknown): string {
  return [...textsIn(value, { depth: deepest, seen: new Set() })].join('\n')
}

/**
 * Makes sure that none of the secrets can be printed from a value.
 *
 * @throws LawFailure that names the place, not the secret.
 */
export function expectNoSecret(where: string, value: unknown, secrets: readonly string[]): void {
  const printed = printedForm(value)
  if (secrets.every((secret) => spellings(secret).every((spelling) => !printed.includes(spelling)))) return

  const what = value instanceof Error ? ` (${wordForFailure(value)})` : ''
  throw new LawFailure(`Promised: no secret can be printed from ${where}${what}. One was.`)
}

function spellings(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), btoa(secret)]
}

function* textsIn(
  value: unknown,
  { depth, seen }: { readonly depth: number; readonly seen: Set<unknown> },
): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null || depth === 0 || seen.has(value)) return

  seen.add(value)
  yield ownWords(value)
  if (value instanceof Headers) yield* [...value].flat()
  if (value instanceof Request || value instanceof Response) {
    yield* [value.url, ...[...value.headers].flat()]
  }
  for (const name of Reflect.ownKeys(value)) {
    const part: unknown = Reflect.get(value, name)
    yield String(name)
    yield* textsIn(part, { depth: depth - 1, seen })
  }
}

function ownWords(value: object): string {
  try {
    return `${JSON.stringify(value)}\n${Object.prototype.toString.call(value)}\n${value instanceof Error ? String(value) : ''}`
  } catch {
    return ''
  }
}
