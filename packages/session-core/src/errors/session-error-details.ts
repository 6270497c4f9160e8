import type { VendorAnswer } from './vendor-answer.ts'

/** What a `SessionError` is made of. `retryable` follows from the code unless it is given. */
export interface SessionErrorDetails {
  readonly protocol: string
  readonly message: string
  readonly vendor?: VendorAnswer | undefined
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable?: boolean | undefined
  /** How long the server asked to wait, in milliseconds: `readRetryAfter(headers)`. */
  readonly retryAfterMs?: number | undefined
  /** Reduced to its name and code at once: a platform's error may quote headers, bodies and URLs. */
  readonly cause?: unknown
}
