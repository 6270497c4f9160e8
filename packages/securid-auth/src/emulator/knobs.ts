import type { AnyCommandName } from './commands/command-names.ts'
import { commandRule } from './options.ts'
import { product } from './product.ts'
import type { Server } from './server.ts'
import { oneOf, readStrictly, text } from '@org/session-core/emulator'

/** What can be done to the server while it runs. A wrong value is a `TypeError`, at once. */
export interface SecurIdKnobs {
  /** One token ends: this one, or the newest. False when it was not alive, or none was. */
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
}

/** The knobs of one server, beyond those of every emulator. */
export function createKnobs(server: Server): SecurIdKnobs {
  const { accounts, commands, forbidden, tokens } = server
  const usernameRule = oneOf(...accounts.usernames())
  const known = (username: string): string => readStrictly(`${product}: username`, username, usernameRule)
  const knownCommand = (command: AnyCommandName): AnyCommandName =>
    readStrictly(`${product}: command`, command, commandRule(commands.keys()))

  return {
    loseSession: (token) => {
      const lost =
        token === undefined
          ? tokens.live().at(-1)?.text
          : readStrictly(`${product}: loseSession`, token, text)
      return lost !== undefined && tokens.end(lost)
    },
    lock: (username) => accounts.lock(known(username)),
    unlock: (username) => accounts.unlock(known(username)),
    startMaintenance: (message) => {
      server.maintenance = readStrictly(`${product}: startMaintenance`, message, text)
    },
    endMaintenance: () => {
      server.maintenance = undefined
    },
    forbid: (command) => {
      forbidden.add(knownCommand(command))
    },
    allow: (command) => {
      forbidden.delete(knownCommand(command))
    },
  }
}
