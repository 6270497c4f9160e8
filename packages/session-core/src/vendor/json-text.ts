import { SessionError } from '../errors/session-error.ts'

/**
 * What a caller gave, as JSON.
 *
 * @throws SessionError `invalid-options` for what JSON cannot hold, such as a BigInt or a circular reference, for what JSON
 *   would make `{}` of, such as a Map, a Promise or a Blob, and for bytes, of which it would make a list of numbers.
 */
export function jsonText(protocol: string, value: unknown): string {
  try {
    // The types do not say so: of a function nothing is made.
    const text = JSON.stringify(value) as string | undefined
    if (text !== undefined && !(suspect.test(text) && losesEntries(value))) return text
  } catch (cause) {
    throw invalid(protocol, cause)
  }
  throw invalid(protocol)
}

/** How what was emptied looks, and how bytes do: those of Node say so, all others are numbered. */
const suspect = /\{\}|\{"(?:0":[-\dn]|type":"Buffer")/

function losesEntries(value: unknown): boolean {
  let loses = false
  JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, name, part: unknown) {
    // Node's bytes have a toJSON(): only their holder still has them.
    loses ||= isEmptied(part) || (typeof part === 'object' && ArrayBuffer.isView(this[name]))
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
    'The body of this call cannot be JSON. Leave out functions, BigInts, Maps, Promises, bytes, files and circular references.'
  return new SessionError('invalid-options', { protocol, message, cause })
}
