import type { ReadOptions } from './options.ts'
import type { SecurIdCommand } from './own-commands.ts'
import type { SecurIdEmulatorSettings } from './settings.ts'
import { createAccounts, type Accounts } from './state/accounts.ts'
import type { AccountCollector } from './state/collectors.ts'
import { createRuns, type Runs } from './state/runs.ts'
import { createTokens, type Tokens } from './state/tokens.ts'
import { createEmulatorClock, type EmulatorClock } from '@org/session-core/emulator'

/** Everything the server knows. */
export interface Server {
  readonly settings: SecurIdEmulatorSettings
  readonly collectors: readonly AccountCollector[]
  readonly commands: ReadonlyMap<string, SecurIdCommand>
  readonly clock: EmulatorClock
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly runs: Runs
  readonly forbidden: Set<string>
  /** The descriptions of the admin errors created. */
  readonly adminErrors: string[]
  /** The administrator's words while in maintenance mode. */
  maintenance: string | undefined
}

/** A server that nobody has called yet. */
export function createServer({ collectors, commands, settings, trustedApps, users }: ReadOptions): Server {
  const clock = createEmulatorClock()

  return {
    settings,
    collectors,
    commands,
    clock,
    accounts: createAccounts({ trustedApps, users }, settings, clock),
    tokens: createTokens(settings, clock),
    runs: createRuns(clock),
    forbidden: new Set(settings.forbidden),
    adminErrors: [],
    maintenance: undefined,
  }
}
