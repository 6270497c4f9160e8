import { SessionError } from '../errors/session-error.ts'

/**
 * What a caller gave, as JSON.
 *
 * @throws SessionError `invalid-options` for what JSON cannot hold, such as a BigInt or an object that holds itself, and
 *   for what JSON would make `{}` of, such as a Map or a Promise.
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

/** Whether something is all in what JSON does not see: the entries of a Map, what a Promise will bring. */
function isEmptied(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return (Symbol.iterator in value || 'then' in value) && Object.keys(value).length === 0
}

function invalid(protocol: string, cause?: unknown): SessionError {
  const message =
    'The body of this call cannot be JSON. Leave out functions, BigInts, Maps, Promises and what holds itself.'
  return new SessionError('invalid-options', { protocol, message, cause })
}
