import type { AnyCommandName } from './commands/command-names.ts'
import type { SecurIdKnobs } from './knobs.ts'
import { allSettingRules, commandRule } from './options.ts'
import { product } from './product.ts'
import type { Server } from './server.ts'
import { oneOf, readStrictly, record, text } from '@org/session-core/emulator'

/** The knobs of one server, beyond those of every emulator. */
export function createKnobs(server: Server): SecurIdKnobs {
  const { accounts, commands, forbidden, tokens } = server
  const usernameRule = oneOf(...accounts.usernames())
  const settingsRule = record(allSettingRules(commands.keys()))
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
    configure: (change) => {
      const read = readStrictly(`${product}: configure`, change, settingsRule)
      server.settings = { ...server.settings, ...read }
      if (read.forbidden === undefined) return
      forbidden.clear()
      for (const command of read.forbidden) forbidden.add(command)
    },
  }
}
