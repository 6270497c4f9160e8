export { createSecurIdEmulator, type SecurIdEmulator } from './emulator.ts'
export type { AnyCommandName, CommandName } from './commands/command-names.ts'
export type { SecurIdFault, SecurIdSeenRequest, SeenRequest } from './faults.ts'
export type { SecurIdKnobs } from './knobs.ts'
export type { SecurIdCommand, SecurIdCommandCall } from './own-commands.ts'
export type { SecurIdEmulatorOptions } from './options.ts'
export type { LoginTexts, SecurIdEmulatorSettings } from './settings.ts'
export {
  defaultTrustedApps,
  defaultUsers,
  type SecurIdTrustedApp,
  type SecurIdUser,
} from './state/accounts.ts'
export type { SecurIdPerson } from './people/person.ts'
export type { AccountCollector } from './collections/account-collector.ts'
