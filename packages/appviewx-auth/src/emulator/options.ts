import { plainPath } from './call.ts'
import { defaultSettings } from './default-settings.ts'
import type { AppViewXCertificate } from './inventory/certificate.ts'
import { certificatesRule } from './inventory/certificates-rule.ts'
import type { AppViewXAction } from './own-actions.ts'
import { product } from './product.ts'
import { settingRules } from './setting-rules.ts'
import type { AppViewXEmulatorSettings } from './settings.ts'
import { type AppViewXAccount, accountRule, defaultAccounts } from './state/accounts.ts'
import {
  type AppViewXServiceAccount,
  defaultServiceAccounts,
  serviceAccountRule,
} from './state/service-accounts.ts'
import { aFunction, dictionary, listOf, matching, readStrictly, record } from '@org/session-core/emulator'

/** How a server starts; every part has a default. */
export interface AppViewXEmulatorOptions extends Partial<AppViewXEmulatorSettings> {
  /** In place of the default accounts. */
  readonly accounts?: readonly AppViewXAccount[]
  /** In place of the default service account. */
  readonly serviceAccounts?: readonly AppViewXServiceAccount[]
  /** In place of the fifty default certificates; an empty list is an empty inventory. */
  readonly certificates?: readonly AppViewXCertificate[]
  /** What stands before `/avxapi` in a path, for a server behind a proxy: `/gateway`. Default: nothing. */
  readonly basePath?: string
  /**
   * Actions of your own by name, such as `certificate/renew`, or in place of one that is built in. Each runs behind the
   * gateway, as the others do: with a session, a token, or credentials on the call. In place of an action that is open to
   * all, such as `login`, it is open, too.
   */
  readonly actions?: Readonly<Record<string, AppViewXAction>>
}

/** The options, complete and checked. */
export interface ReadOptions {
  readonly settings: AppViewXEmulatorSettings
  readonly accounts: readonly AppViewXAccount[]
  readonly serviceAccounts: readonly AppViewXServiceAccount[]
  /** Undefined: the default ones, which depend on the clock. */
  readonly certificates: readonly AppViewXCertificate[] | undefined
  readonly basePath: string
  readonly actions: ReadonlyMap<string, AppViewXAction>
}

const basePathRule = matching(/^(?:\/(?!\.{1,2}(?:\/|$))[^/?#\\]+)*$/, "a path such as '/gateway', or ''")
const actionName = matching(
  /^(?!avxapi\/)[^/?#\s][^?#\s]*$/,
  "the path behind 'avxapi/', such as 'certificate/renew'",
)

const rules = record({
  ...settingRules,
  accounts: listOf(accountRule),
  serviceAccounts: listOf(serviceAccountRule),
  certificates: certificatesRule,
  basePath: basePathRule,
  actions: dictionary(aFunction<AppViewXAction>(), actionName),
})

/** Reads options as they were given; anything unknown or not allowed is a `TypeError`. */
export function readOptions(given: unknown): ReadOptions {
  const {
    accounts = defaultAccounts,
    actions = new Map<string, AppViewXAction>(),
    basePath = '',
    certificates,
    serviceAccounts = defaultServiceAccounts,
    ...settings
  } = readStrictly(`${product}: options`, given, rules)

  return {
    accounts,
    actions: new Map([...actions].map(([name, action]) => [plainPath(name), action])),
    basePath: plainPath(basePath),
    certificates,
    serviceAccounts,
    settings: { ...defaultSettings, ...settings },
  }
}
