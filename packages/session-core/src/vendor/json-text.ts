import { SessionError } from '../errors/session-error.ts'

/**
 * What a caller gave, as JSON.
 *
 * @throws SessionError `invalid-options` for what JSON cannot hold, such as a BigInt or an object that holds itself.
 */
export function jsonText(protocol: string, value: unknown): string {
  try {
    // The types do not say so: of a function nothing is made.
    const text = JSON.stringify(value) as string | undefined
    if (text !== undefined) return text
  } catch (cause) {
    throw invalid(protocol, cause)
  }
  throw invalid(protocol)
}

function invalid(protocol: string, cause?: unknown): SessionError {
  const message = 'The body of this call cannot be JSON. Leave out functions, BigInts and what holds itself.'
  return new SessionError('invalid-options', { protocol, message, cause })
}
