import { createServerClock, type ServerClock } from './clock.ts'
import type { AppViewXEmulatorSettings } from './settings.ts'
import { type Accounts, createAccounts } from './state/accounts.ts'
import { createLockout, type Lockout } from './state/lockout.ts'
import { createOneTimePasswords, type OneTimePasswords } from './state/one-time-passwords.ts'
import { createOutbox, type Outbox } from './state/outbox.ts'
import { type AppViewXServiceAccount, createServiceAccounts } from './state/service-accounts.ts'
import { createSessions, type Sessions } from './state/sessions.ts'

/** Everything the server knows. */
export interface Server {
  readonly settings: () => AppViewXEmulatorSettings
  readonly configure: (change: Partial<AppViewXEmulatorSettings>) => void
  readonly clock: ServerClock
  readonly accounts: Accounts
  readonly findServiceAccount: (clientId: string) => AppViewXServiceAccount | undefined
  readonly passwordLockout: Lockout
  readonly otpLockout: Lockout
  readonly oneTimePasswords: OneTimePasswords
  readonly outbox: Outbox
  readonly sessions: Sessions
}

/** A server with accounts and settings, and nobody signed in. */
export function createServer(
  initial: AppViewXEmulatorSettings,
  accounts: unknown,
  serviceAccounts: unknown,
): Server {
  let settings = initial
  const clock = createServerClock()
  const outbox = createOutbox()

  return {
    settings: () => settings,
    configure: (change) => {
      settings = { ...settings, ...change }
    },
    clock,
    accounts: createAccounts(accounts),
    findServiceAccount: createServiceAccounts(serviceAccounts),
    passwordLockout: createLockout(clock, () => ({
      enabled: settings.lockout,
      allowed: settings.allowedFailures,
      minutes: settings.lockoutMinutes,
    })),
    otpLockout: createLockout(clock, () => ({
      enabled: true,
      allowed: settings.allowedWrongOtps,
      minutes: settings.otpLockoutMinutes,
    })),
    oneTimePasswords: createOneTimePasswords(clock, outbox, () => settings.otpLifetimeMs),
    outbox,
    sessions: createSessions(clock),
  }
}

/** Whether either kind of wrong guesses, or an administrator, has locked the account. */
export const isLocked = ({ passwordLockout, otpLockout }: Server, username: string): boolean =>
  passwordLockout.isLocked(username) || otpLockout.isLocked(username)
