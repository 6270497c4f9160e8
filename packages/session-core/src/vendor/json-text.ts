import { SessionError } from '../errors/session-error.ts'

/**
 * What a caller gave, as JSON.
 *
 * @throws SessionError `invalid-options` for what JSON cannot hold, such as a BigInt or a circular reference, and for what
 *   JSON would make `{}` of, such as a Map, a Promise or a Blob.
 */
export function jsonText(protocol: string, value: unknown): string {
  try {
    // The types do not say so: of a function nothing is made.
    const text = JSON.stringify(value) as string | undefined
    if (text !== undefined && !(text.includes('{}') && losesEntries(value))) return text
  } catch (cause) {
    throw invalid(protocol, cause)
  }
  throw invalid(protocol)
}

function losesEntries(value: unknown): boolean {
  let loses = false
  JSON.stringify(value, (_name, part: unknown) => {
    loses ||= isEmptied(part)
    return part
  })
  return loses
}

/** Whether something is all in what JSON does not see: a Map's entries, what a Promise will bring, a file's bytes, methods. */
function isEmptied(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false

  const held = Object.values(value).filter((part) => part !== undefined)
  if (held.length > 0) return held.every((part) => /^(?:function|symbol)$/.test(typeof part))
  const kind = Object.prototype.toString.call(value)
  if (kind === '[object Object]') return Symbol.iterator in value || 'then' in value
  return !/^.object (?:Array|String|Number|Boolean)]$/.test(kind)
}

function invalid(protocol: string, cause?: unknown): SessionError {
  const message =
    'The body of this call cannot be JSON. Leave out functions, BigInts, Maps, Promises, files and circular references.'
  return new SessionError('invalid-options', { protocol, message, cause })
}
