import { reduceCause } from './errors/reduce-cause.ts'
import { redact, secretsIn } from './redact.ts'

const deepest = 5

/**
 * A transport's failure as the caller may see it: the same error, unless it quotes the session's key somewhere;
 * then a `TypeError` in its place that says no more than the platform's own.
 */
export function cleanFailure(failure: unknown, key: unknown): unknown {
  const secrets = secretsIn(key)
  return textsOf(failure, deepest).every((text) => redact(text, secrets) === text)
    ? failure
    : new TypeError('fetch failed', { cause: reduceCause(failure) })
}

function textsOf(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  if (value instanceof Headers) return [...value].flat()

  return Reflect.ownKeys(value).flatMap((name) => {
    const { value: part } = Object.getOwnPropertyDescriptor(value, name) as { readonly value?: unknown }
    return textsOf(part, depth - 1)
  })
}
