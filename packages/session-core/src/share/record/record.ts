import type { SessionErrorCode } from '../../errors/session-error-codes.ts'
import type { SessionErrorDetails } from '../../errors/session-error-details.ts'
import type { Grant } from '../../protocol.ts'

/**
 * All that a fleet shares, in one text that changes in one swap: a lock beside the data could disagree with it. Moments
 * are monotonic milliseconds of this process; in the store they are durations, so that no clock is shared.
 */
export interface FleetRecord {
  /** Raised by an end for all: who joined an older one is closed. */
  readonly epoch: number
  /** Who wrote first, where there was nothing. Epochs of different eras cannot be compared; absent in an older version. */
  readonly era?: string | undefined
  /** Grows with every write: a store that shows less has forgotten. */
  readonly n: number
  readonly grant?: SharedGrant | undefined
  /** Who logs in now. */
  readonly lease?: Lease | undefined
  /** How the last login failed, for those who waited for it. */
  readonly failed?: FailedLogin | undefined
  /** What is to be logged out. It stands here before anybody does it: a dead process's debt is paid by another one. */
  readonly leaving: readonly LeavingGrant[]
  /** The grants that the last end for all ended. */
  readonly ended: readonly string[]
  /** Digests of credentials that must not be sent again, and why. */
  readonly rejected: Readonly<Record<string, SessionErrorCode>>
  /** How often somebody took the rejections back. */
  readonly rearms: number
  /** When logins were tried. */
  readonly spent: readonly number[]
  /** Logins in a row that did not help. */
  readonly futile?: Futile | undefined
  /** What a newer version put there: it is written back as it was. */
  readonly others: Others
}

/** Fields that this version does not know. */
export type Others = Readonly<Record<string, unknown>>

/** A grant that all use; with fields of a newer version, if there are any. */
export interface SharedGrant extends Omit<Grant<unknown>, 'key'> {
  readonly id: string
  readonly key: unknown
  readonly issuedAt: number
  readonly activeAt: number
  /** Whether the server ever accepted it. */
  readonly accepted: boolean
  /** Digests of who logged in; none where the protocol does not say. */
  readonly account?: readonly string[] | undefined
}

/** The right to log in, until it is silent for too long. */
export interface Lease {
  /** One attempt of one process. */
  readonly owner: string
  /** When its owner wrote last: what others write makes it no younger. */
  readonly at: number
  /** For how long it may be silent, as its owner was told; absent in an older version. */
  readonly leaseMs?: number | undefined
}

/** A grant that is to be logged out. */
export interface LeavingGrant {
  readonly grant: SharedGrant
  /** Zero is at once. */
  readonly dueAt: number
}

/** What those who waited fail with: an error as it is carried. */
export interface FailedLogin extends SessionErrorDetails {
  readonly owner: string
  /** Digest of the credentials that were sent; absent in an older version. */
  readonly of?: string | undefined
  readonly code: SessionErrorCode
  readonly at: number
  /** Whether nothing of it left its process, as far as is known; absent in an older version. */
  readonly unsent?: boolean | undefined
  /** Prompts in a row that were shown and brought no session. */
  readonly prompts?: number | undefined
}

/** Logins that were refused like the one before. */
export interface Futile {
  readonly n: number
  /** The grant that was refused last. */
  readonly id: string
  readonly at: number
}
