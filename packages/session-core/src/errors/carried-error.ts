import { printable } from '../secrets/printable.ts'
import { read } from './read.ts'
import { type SessionErrorCode, sessionErrorCodes } from './session-error-codes.ts'
import type { SessionErrorDetails } from './session-error-details.ts'

/**
 * Reads what `toJSON()` wrote, wherever it has been since. Each field passes if it is what it should be, and nothing
 * else does; a code of a newer version than this one is an `unexpected-reply`.
 */
export function readCarriedError(plain: unknown): readonly [SessionErrorCode, SessionErrorDetails] {
  const text = (from: unknown, name: string): string | undefined => {
    const value = read(from, name)
    return typeof value === 'string' ? value : undefined
  }
  const given = text(plain, 'code')
  const vendor = read(plain, 'vendor')
  const status = read(vendor, 'status')
  const retryable = read(plain, 'retryable')
  return [
    sessionErrorCodes.find((code) => code === given) ?? 'unexpected-reply',
    {
      protocol: printable(text(plain, 'protocol') ?? 'unknown'),
      message: text(plain, 'message') ?? 'Not a SessionError.',
      retryable: typeof retryable === 'boolean' ? retryable : undefined,
      retryAfterMs: read(plain, 'retryAfterMs') as number | undefined,
      vendor:
        typeof status === 'number'
          ? { status, code: text(vendor, 'code'), message: text(vendor, 'message') }
          : undefined,
      cause: read(plain, 'cause') ?? undefined,
    },
  ]
}
