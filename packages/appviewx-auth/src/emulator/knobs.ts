import type { AppViewXEmulatorSettings } from './settings.ts'
import type { AppViewXAccountChange } from './state/accounts.ts'
import type { AppViewXMail } from './state/outbox.ts'

/** What can be done to the server while it runs, and seen of it. A wrong value is a `TypeError`, at once. */
export interface AppViewXKnobs {
  /** The one-time passwords that were mailed, oldest first. */
  readonly outbox: readonly AppViewXMail[]
  /** Ends all live sessions and service tokens, as if timed out. */
  readonly expireSessions: () => void
  /** Ends one session or token: the one named, or the newest. False when it was not alive, or none was. */
  readonly loseSession: (id?: string) => boolean
  /** Locks an account until it is unlocked. */
  readonly lock: (username: string) => void
  /** Ends a lock, also one that wrong passwords or one-time passwords caused. */
  readonly unlock: (username: string) => void
  /** Says whether logins of this user need a one-time password from now on. */
  readonly requireOtp: (username: string, on: boolean) => void
  /** Changes an account: resets its password, disables it, … */
  readonly changeAccount: (username: string, change: AppViewXAccountChange) => void
  /** Moves the server's clock forward by milliseconds. */
  readonly advance: (ms: number) => void
  /** Changes how the server behaves from the next request on. */
  readonly configure: (change: Partial<AppViewXEmulatorSettings>) => void
}
