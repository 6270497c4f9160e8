import { createClock, type EmulatorClock } from './clock.ts'
import type { CommandName } from './commands/command-names.ts'
import type { Settings } from './defaults.ts'
import { createAccounts, type Accounts } from './state/accounts.ts'
import { createRuns, type Runs } from './state/runs.ts'
import { createTokens, type Tokens } from './state/tokens.ts'

/** One server and all it remembers. */
export interface Installation {
  readonly settings: Settings
  readonly clock: EmulatorClock
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly runs: Runs
  readonly forbidden: Set<CommandName>
  /** The descriptions of the admin errors created. */
  readonly adminErrors: string[]
  /** The administrator's words while in maintenance mode. */
  maintenance: string | undefined
}

/** A server nobody has called yet. */
export function createInstallation(settings: Settings): Installation {
  const clock = createClock()

  return {
    settings,
    clock,
    accounts: createAccounts(settings, clock),
    tokens: createTokens(settings, clock),
    runs: createRuns(clock),
    forbidden: new Set(settings.forbidden),
    adminErrors: [],
    maintenance: undefined,
  }
}
