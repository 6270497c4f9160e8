import { reduceCause } from './errors/reduce-cause.ts'
import { redact, secretsIn } from './redact.ts'

const deepest = 5

/**
 * A transport's failure as the caller may see it: the same error, unless it quotes the session's key somewhere;
 * then a `TypeError` in its place that says no more than the platform's own.
 */
export function cleanFailure(failure: unknown, key: unknown): unknown {
  const secrets = secretsIn(key)
  const quotes = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string') return redact(value, secrets) !== value
    if (value instanceof Headers) return quotes([...value].join(), depth)
    return (
      depth > 0 &&
      Reflect.ownKeys(Object(value) as object).some((name) => quotes(read(value, name), depth - 1))
    )
  }

  return quotes(failure, deepest) ? new TypeError('fetch failed', { cause: reduceCause(failure) }) : failure
}

/** What a property holds; a getter is not called. */
function read(value: unknown, name: PropertyKey): unknown {
  return (Object.getOwnPropertyDescriptor(value, name) as { readonly value?: unknown }).value
}
