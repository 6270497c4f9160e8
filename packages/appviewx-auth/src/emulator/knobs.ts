import type { AppViewXEmulatorSettings } from './settings.ts'
import type { AppViewXAccountChange } from './state/accounts.ts'
import type { AppViewXMail } from './state/outbox.ts'

/** What can be done to the server while it runs, and seen of it. A wrong value is a `TypeError`, at once. */
export interface AppViewXKnobs {
  /** The one-time passwords that were mailed, oldest first. */
  readonly outbox: readonly AppViewXMail[]
  /** All live sessions and service tokens end now, as if timed out. */
  readonly expireSessions: () => void
  /** One session or token ends: this one, or the newest. False when it was not alive, or none was. */
  readonly loseSession: (id?: string) => boolean
  /** The account is locked until it is unlocked. */
  readonly lock: (username: string) => void
  /** Ends a lock, also one that wrong passwords or one-time passwords caused. */
  readonly unlock: (username: string) => void
  /** From now on a login of this user needs, or needs no, one-time password. */
  readonly requireOtp: (username: string, on: boolean) => void
  /** A password is reset, an account disabled, … */
  readonly changeAccount: (username: string, change: AppViewXAccountChange) => void
  /** Moves the server's clock forward by so many milliseconds. */
  readonly advance: (ms: number) => void
  /** Changes how the server behaves from the next request on. */
  readonly configure: (change: Partial<AppViewXEmulatorSettings>) => void
}
