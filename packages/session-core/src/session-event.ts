import type { SessionErrorCode } from './errors/session-error-codes.ts'
import type { SessionError } from './errors/session-error.ts'
import type { Challenge, LogoutOutcome } from './protocol.ts'

/** Something that happened to a session, without secrets. `ms` is a duration in milliseconds; `path` has no query. */
export type SessionEvent = { readonly at: Date; readonly generation: number } & SessionHappening

/** Why a login was started. */
export type LoginReason = 'first-use' | 'requested' | 'before-expiry' | 'session-ended'

/** An event before it is dated. */
export type SessionHappening =
  | { readonly type: 'login-started'; readonly attempt: number; readonly reason: LoginReason }
  | { readonly type: 'challenge'; readonly kind: Challenge['kind']; readonly hint?: string }
  | { readonly type: 'login-succeeded'; readonly ms: number }
  | { readonly type: 'login-failed'; readonly ms: number; readonly error: SessionError }
  | RequestHappening
  | { readonly type: 'session-ended'; readonly status: number }
  | { readonly type: 'kept-alive' }
  | { readonly type: 'locked'; readonly code: SessionErrorCode }
  | { readonly type: 'rearmed' }
  /** Another process of the fleet logged in. */
  | { readonly type: 'adopted' }
  /** The right to log in went to another process: what this login brings is logged out. */
  | { readonly type: 'deposed' }
  | { readonly type: 'store-failed'; readonly error: SessionError }
  /** The store shows an older record than before. */
  | { readonly type: 'store-forgot' }
  | { readonly type: 'logged-out'; readonly outcome: LogoutOutcome; readonly replaced: boolean }

/** One signed request and its answer. */
export interface RequestHappening {
  readonly type: 'request'
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly replayed: boolean
}
