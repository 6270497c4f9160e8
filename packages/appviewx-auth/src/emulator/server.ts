import { createIssuing, type Issuing } from './authority/issuing.ts'
import { defaultCertificates } from './inventory/default-certificates.ts'
import { createInventory, type Inventory } from './inventory/inventory.ts'
import type { ReadOptions } from './options.ts'
import type { AppViewXAction } from './own-actions.ts'
import type { AppViewXEmulatorSettings } from './settings.ts'
import { type Accounts, createAccounts } from './state/accounts.ts'
import { createLockout, type Lockout } from './state/lockout.ts'
import { createOneTimePasswords, type OneTimePasswords } from './state/one-time-passwords.ts'
import { createOutbox, type Outbox } from './state/outbox.ts'
import { byClientId, type NamedServiceAccount } from './state/service-accounts.ts'
import { createSessions, type Sessions } from './state/sessions.ts'
import { createSigningRequests, type SigningRequests } from './state/signing-requests.ts'
import { createRequests, type Requests } from './workflows/requests.ts'
import { createEmulatorClock, type EmulatorClock } from '@org/session-core/emulator'

/** Everything the server knows. */
export interface Server {
  readonly settings: () => AppViewXEmulatorSettings
  readonly configure: (change: Partial<AppViewXEmulatorSettings>) => void
  readonly basePath: string
  readonly actions: ReadonlyMap<string, AppViewXAction>
  readonly clock: EmulatorClock
  readonly accounts: Accounts
  readonly serviceAccounts: ReadonlyMap<string, NamedServiceAccount>
  readonly passwordLockout: Lockout
  readonly otpLockout: Lockout
  readonly oneTimePasswords: OneTimePasswords
  readonly outbox: Outbox
  readonly sessions: Sessions
  readonly inventory: Inventory
  readonly issuing: Issuing
  readonly requests: Requests
  readonly signingRequests: SigningRequests
}

/** A server that nobody has called yet. */
export function createServer({ settings: initial, ...options }: ReadOptions): Server {
  let settings = initial
  const clock = createEmulatorClock()
  const outbox = createOutbox()
  const certificates = options.certificates ?? defaultCertificates(clock.now())

  return {
    settings: () => settings,
    configure: (change) => {
      settings = { ...settings, ...change }
    },
    basePath: options.basePath,
    actions: options.actions,
    clock,
    accounts: createAccounts(options.accounts),
    serviceAccounts: byClientId(options.serviceAccounts),
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
    inventory: createInventory(certificates, clock.now()),
    issuing: createIssuing(() => clock.now()),
    signingRequests: createSigningRequests(),
    requests: createRequests(clock, () => settings.requestMs),
  }
}

/** Whether either kind of wrong guesses, or an administrator, has locked the account. */
export const isLocked = ({ passwordLockout, otpLockout }: Server, username: string): boolean =>
  passwordLockout.isLocked(username) || otpLockout.isLocked(username)
