import type { VendorName } from './vendor.ts'
import type { SessionSnapshot } from '@org/session-core'

/** What one card of the page shows. Times are milliseconds since 1970. */
export interface Card {
  readonly vendor: VendorName
  readonly url: string
  /** Whether a real installation answers, not an emulator. */
  readonly live: boolean
  readonly session?: ShownSession
  readonly question?: Question
  readonly problem?: Problem
  /** What the last action came to, in words. */
  readonly outcome?: string
  /** The emulator's own view; absent for a real installation. */
  readonly server?: ServerView
}

/** A snapshot as it can be sent. */
export interface ShownSession extends Omit<SessionSnapshot, 'issuedAt' | 'idleUntil' | 'endsAt'> {
  readonly issuedAt?: number
  readonly idleUntil?: number
  readonly endsAt?: number
}

/** The server asks for a one-time password. */
export interface Question {
  /** The masked address. */
  readonly hint?: string
  /** What the emulator mailed; a real server's mail is the person's own. */
  readonly mail?: { readonly to: string; readonly otp: string }
}

/** What went wrong, in words, and in which field if that is known. */
export interface Problem {
  readonly code: string
  readonly message: string
  /** The server's own words. */
  readonly vendor?: string
  readonly field?: string
}

/** What an emulator counts, and which of its knobs are turned. */
export interface ServerView {
  readonly loginAttempts: number
  readonly liveSessions: number
  readonly requestsSeen: number
  /** Names of the switches that are on. */
  readonly on: readonly string[]
}

/** A snapshot with its dates as numbers. */
export function shown({ issuedAt, idleUntil, endsAt, ...rest }: SessionSnapshot): ShownSession {
  return {
    ...rest,
    ...(issuedAt && { issuedAt: issuedAt.getTime() }),
    ...(idleUntil && { idleUntil: idleUntil.getTime() }),
    ...(endsAt && { endsAt: endsAt.getTime() }),
  }
}
