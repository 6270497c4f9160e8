import { printable } from './printable.ts'
import { type SessionErrorCode, sessionErrorCodes } from './session-error-codes.ts'
import type { SessionErrorDetails } from './session-error-details.ts'

/** What an error is made of again on the other side. */
export interface CarriedError {
  readonly code: SessionErrorCode
  readonly details: SessionErrorDetails
}

/** In characters: our own sentences are shorter. */
const longestMessage = 1000

/**
 * Reads what `toJSON()` wrote, wherever it has been since. Each field passes if it is what it should be, and nothing
 * else does; a code of a newer version than this one is an `unexpected-reply`.
 */
export function readCarriedError(plain: unknown): CarriedError {
  const { code, protocol, message, retryable, retryAfterMs, vendor, cause } = fieldsOf(plain)
  const { status, code: vendorCode, message: words } = fieldsOf(vendor)
  return {
    code: sessionErrorCodes.find((known) => known === code) ?? 'unexpected-reply',
    details: {
      protocol: textOf(protocol) ?? 'unknown',
      message: textOf(message) ?? 'What came across is not a SessionError.',
      retryable: typeof retryable === 'boolean' ? retryable : undefined,
      retryAfterMs: retryAfterMs as number | undefined,
      vendor: Number.isInteger(status)
        ? { status: status as number, code: textOf(vendorCode), message: textOf(words) }
        : undefined,
      cause: cause ?? undefined,
    },
  }
}

const fields = [
  'code',
  'protocol',
  'message',
  'retryable',
  'retryAfterMs',
  'vendor',
  'cause',
  'status',
] as const

/** A copy: whatever was handed in may answer otherwise the second time, or throw. */
function fieldsOf(value: unknown): Partial<Record<(typeof fields)[number], unknown>> {
  try {
    const open = Object(value) as Record<string, unknown>
    return Object.fromEntries(fields.map((name) => [name, open[name]]))
  } catch {
    return {}
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? printable(value, longestMessage) : undefined
}
