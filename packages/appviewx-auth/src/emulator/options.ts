import { type AppViewXEmulatorSettings, defaultSettings, settingRules } from './settings.ts'
import { type AppViewXAccount, defaultAccounts } from './state/accounts.ts'
import { type AppViewXServiceAccount, defaultServiceAccounts } from './state/service-accounts.ts'
import { type Rule, type Rules, strictRecord } from './strictness.ts'

/** How a server starts; every part has a default. */
export interface AppViewXEmulatorOptions extends Partial<AppViewXEmulatorSettings> {
  /** In place of the default accounts. */
  readonly accounts?: readonly AppViewXAccount[]
  /** In place of the default service account. */
  readonly serviceAccounts?: readonly AppViewXServiceAccount[]
  /** What stands before `/avxapi` in a path, for a server behind a proxy: `/gateway`. Default: nothing. */
  readonly basePath?: string
}

/** The options, complete and checked; the accounts check themselves. */
export interface ReadOptions {
  readonly settings: AppViewXEmulatorSettings
  readonly accounts: unknown
  readonly serviceAccounts: unknown
  readonly basePath: string
}

const list = <Item>(): Rule<readonly Item[]> => ({
  allowed: 'a list',
  accepts: (value): value is readonly Item[] => Array.isArray(value),
})

const basePathRule: Rule<string> = {
  allowed: "a path such as '/gateway', or ''",
  accepts: (value): value is string => typeof value === 'string' && /^(\/[^/?#]+)*$/.test(value),
}

const rules: Rules<Required<AppViewXEmulatorOptions>> = {
  ...settingRules,
  accounts: list<AppViewXAccount>(),
  serviceAccounts: list<AppViewXServiceAccount>(),
  basePath: basePathRule,
}

/** Reads options as they were given; anything unknown or not allowed is a `TypeError`. */
export function readOptions(given: unknown): ReadOptions {
  const {
    accounts = defaultAccounts,
    basePath = '',
    serviceAccounts = defaultServiceAccounts,
    ...settings
  } = strictRecord('options', given, rules)

  return { accounts, basePath, serviceAccounts, settings: { ...defaultSettings, ...settings } }
}
