import { reduceCause } from './reduce-cause.ts'

/** Why a session could not do what it was asked to. Every code has one remedy; the README lists them. */
export type SessionErrorCode =
  | 'invalid-options'
  | 'credentials-rejected'
  | 'credentials-locked'
  | 'login-refused'
  | 'challenge-unanswered'
  | 'login-budget-spent'
  | 'login-timed-out'
  | 'unreachable'
  | 'unexpected-reply'
  | 'foreign-origin'
  | 'not-replayable'
  | 'request-refused'
  | 'closed'

/** The vendor's own words, kept apart from ours: HTTP status, code and text, without secrets. */
export interface VendorAnswer {
  readonly status: number
  /** Its own code, such as `ACC_AUTH_022`. */
  readonly code?: string
  /** White space collapsed, at most 300 characters. */
  readonly message?: string
}

/** What a `SessionError` is made of. `retryable` follows from the code unless it is given. */
export interface SessionErrorDetails {
  readonly protocol: string
  readonly message: string
  readonly vendor?: VendorAnswer | undefined
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable?: boolean | undefined
  /** Reduced to its name and code at once: a platform's error may quote headers, bodies and URLs. */
  readonly cause?: unknown
}

const brand = Symbol.for('@org/session-core/SessionError')
const passing = /^(?:unreachable|login-timed-out|login-budget-spent)$/
/** In characters: what is kept of a vendor's message. */
const longestVendorMessage = 300

/** The one error of sessions: `code` is for programs, `message` says what to do, `vendor` is what the server said. */
export class SessionError extends Error {
  declare readonly name: 'SessionError'
  readonly code: SessionErrorCode
  /** The protocol that failed: `appviewx`, `securid`. */
  readonly protocol: string
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable: boolean
  declare readonly vendor?: VendorAnswer

  static {
    // On the prototype, so that an error's own properties are all worth printing.
    Object.defineProperties(this.prototype, { name: { value: 'SessionError' }, [brand]: { value: true } })
  }

  constructor(code: SessionErrorCode, details: SessionErrorDetails) {
    const { protocol, message, cause, vendor, retryable = passing.test(code) } = details
    super(message, cause === undefined ? {} : { cause: reduceCause(cause) })
    this.code = code
    this.protocol = protocol
    this.retryable = retryable
    if (vendor) this.vendor = tidy(vendor)
  }
}

/** Makes an error of one protocol. */
export type Fail = (
  code: SessionErrorCode,
  message: string,
  more?: Omit<SessionErrorDetails, 'protocol' | 'message'>,
) => SessionError

/** Makes the errors of one protocol. */
export function failing(protocol: string): Fail {
  return (code, message, more) => new SessionError(code, { protocol, message, ...more })
}

/** Whether a value is a `SessionError`, of this copy of the package or of another one in the same tree. */
export function isSessionError(value: unknown): value is SessionError {
  return value instanceof Error && brand in value
}

function tidy(vendor: VendorAnswer): VendorAnswer {
  const { message } = vendor
  return message === undefined
    ? vendor
    : { ...vendor, message: message.replaceAll(/\s+/g, ' ').trim().slice(0, longestVendorMessage) }
}
