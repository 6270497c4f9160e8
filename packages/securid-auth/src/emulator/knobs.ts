import type { AnyCommandName } from './commands/command-names.ts'
import type { SecurIdEmulatorSettings } from './settings.ts'

/** What can be done to the server while it runs. A wrong value is a `TypeError`, at once. */
export interface SecurIdKnobs {
  /** Ends one token: the one named, or the newest. False when it was not alive, or none was. */
  readonly loseSession: (token?: string) => boolean
  /** Locks a user until `unlock`: the right password is answered like a wrong one. */
  readonly lock: (username: string) => void
  /** Ends a lock, also one that wrong passwords caused. */
  readonly unlock: (username: string) => void
  /** Maintenance mode: every command answers 403 with the administrator's message, until it ends. */
  readonly startMaintenance: (message: string) => void
  /** Commands are answered again. */
  readonly endMaintenance: () => void
  /** Takes from everybody the permission for a command that needs a token. */
  readonly forbid: (command: AnyCommandName) => void
  /** Gives the permission back. */
  readonly allow: (command: AnyCommandName) => void
  /** Changes how the server behaves from the next request on. */
  readonly configure: (change: Partial<SecurIdEmulatorSettings>) => void
}
