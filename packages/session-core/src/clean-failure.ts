import { reduceCause } from './errors/reduce-cause.ts'
import { redact, secretsIn } from './redact.ts'

/** What takes longer to look through than this many objects is not taken for clean. */
const mostObjects = 500

/**
 * A transport's failure as the caller may see it: the same error, unless it quotes the session's key somewhere;
 * then a `TypeError` in its place that says no more than the platform's own.
 */
export function cleanFailure(failure: unknown, key: unknown): unknown {
  const secrets = secretsIn(key)
  const seen = new Set<unknown>()
  const quotes = (value: unknown): boolean => {
    if (typeof value === 'string') return redact(value, secrets) !== value
    if (typeof value !== 'object' || value === null || seen.has(value)) return false

    seen.add(value)
    return seen.size > mostObjects || partsOf(value).some(quotes)
  }

  return quotes(failure) ? new TypeError('fetch failed', { cause: reduceCause(failure) }) : failure
}

/** What is printed of a value; getters of its own are not called. */
function partsOf(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return [new TextDecoder().decode(value)]
  if (value instanceof Headers || value instanceof Map || value instanceof Set) return [...value].flat()
  if (value instanceof URL) return [value.href]

  const printed = value instanceof Request || value instanceof Response ? [value.headers, value.url] : []
  const own = Reflect.ownKeys(value).flatMap((name) => {
    const { value: part } = Object.getOwnPropertyDescriptor(value, name) as { readonly value?: unknown }
    return [name, part]
  })
  return [...printed, ...own]
}
