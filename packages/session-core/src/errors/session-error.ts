import { printable } from '../secrets/printable.ts'
import { readCarriedError } from './carried-error.ts'
import { reduceCause } from './reduce-cause.ts'
import { boundWait } from './retry-after.ts'
import type { SessionErrorCode } from './session-error-codes.ts'
import type { SessionErrorDetails } from './session-error-details.ts'
import { tidyVendor, type VendorAnswer } from './vendor-answer.ts'

/** Who writes JavaScript may give anything. */
type Given = Omit<SessionErrorDetails, 'message'> & { readonly message?: unknown }

const brand = Symbol.for('@org/session-core/SessionError')
/** A sentence that repeats a name may be of any length; the next step stands at its end. */
const long = /^(.{700}).{300,}(.{250})$/su
const passing = /^(?:unreachable|login-timed-out|login-budget-spent|no-shared-session)$/

/** The one error of sessions: `code` is for programs, `message` says what to do, `vendor` is what the server said. */
export class SessionError extends Error {
  declare readonly name: 'SessionError'
  /** What failed, for programs: one of `sessionErrorCodes`. */
  readonly code: SessionErrorCode
  /** The protocol that failed: `appviewx`, `securid`. */
  readonly protocol: string
  /** Whether the same call, later and unchanged, makes sense. */
  readonly retryable: boolean
  /** How long the server asked to wait, in milliseconds: 0 to 2³¹ − 1. Absent when it did not say. */
  declare readonly retryAfterMs?: number
  declare readonly vendor?: VendorAnswer

  static {
    // On the prototype, so that an error's own properties are all worth printing.
    Object.defineProperties(this.prototype, { name: { value: 'SessionError' }, [brand]: { value: true } })
  }

  constructor(code: SessionErrorCode, details: SessionErrorDetails) {
    const given = Object(details) as Given
    const { protocol, message = '', cause, vendor, retryable = passing.test(code) } = given
    const retryAfterMs = boundWait(given.retryAfterMs)
    const words = printable(String(message).replace(long, '$1 … $2'), 1000)
    super(words, cause === undefined ? {} : { cause: reduceCause(cause) })
    this.code = code
    this.protocol = protocol
    this.retryable = retryable
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
    if (vendor) this.vendor = tidyVendor(vendor)
  }

  /**
   * Makes the error again that `toJSON()` was called on, in another thread, another process or later. Never throws: of
   * anything else it makes an `unexpected-reply`.
   */
  static from(plain: unknown): SessionError {
    return new SessionError(...readCarriedError(plain))
  }

  /** All of it but its stack, as plain data: JSON, `structuredClone` and `postMessage` lose the code of an error. */
  toJSON(): SessionErrorDetails & { readonly name: string; readonly code: SessionErrorCode } {
    const { name, code, protocol, message, retryable, retryAfterMs, vendor, cause } = this
    return {
      name,
      code,
      protocol,
      message,
      retryable,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(vendor && { vendor: { ...vendor } }),
      ...(cause !== undefined && { cause }),
    }
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
  try {
    // By its kind: its class may be that of another realm, or of an `Error` that somebody has replaced.
    return Object.prototype.toString.call(value) === '[object Error]' && brand in Object(value)
  } catch {
    // An object that does not want to be asked.
    return false
  }
}
