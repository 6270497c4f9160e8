import { reduceCause } from '../errors/reduce-cause.ts'
import { redact, secretsIn } from '../secrets/redact.ts'

/** What takes longer to look through than this many values is not taken for clean. */
const mostValues = 2000

/**
 * A transport's failure as the caller may see it: the same error, unless it quotes the session's key somewhere;
 * then a `TypeError` in its place that says no more than the platform's own.
 */
export function cleanFailure(failure: unknown, key: unknown): unknown {
  const values = new Set([failure])
  for (const value of values) {
    if (values.size < mostValues) for (const part of partsOf(value)) values.add(part)
  }
  const text = [...values].filter((value) => typeof value === 'string').join('\n')
  const isClean = values.size < mostValues && redact(text, secretsIn(key)) === text
  return isClean ? failure : new TypeError('fetch failed', { cause: reduceCause(failure) })
}

/** What is printed of a value; getters of its own are not called. */
function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (ArrayBuffer.isView(value)) return [new TextDecoder().decode(value)]
  if (value instanceof URL) return [value.href]
  if (value instanceof Headers || value instanceof Map || value instanceof Set) return [...value].flat()

  const printed = value instanceof Request || value instanceof Response ? [value.headers, value.url] : []
  const own = Reflect.ownKeys(value).flatMap((name) => {
    const { value: part } = Object.getOwnPropertyDescriptor(value, name) as { readonly value?: unknown }
    return [name, part]
  })
  return [...printed, ...own]
}
