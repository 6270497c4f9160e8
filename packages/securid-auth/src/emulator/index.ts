export { createSecurIdEmulator, type SecurIdEmulator } from './emulator.ts'
export type { CommandName } from './commands/command-names.ts'
export type { SecurIdFault } from './faults.ts'
export type { SeenRequest } from './journal.ts'
export type {
  AccountCollector,
  LoginTexts,
  SecurIdEmulatorOptions,
  SecurIdTrustedApp,
  SecurIdUser,
} from './options.ts'
