import { collectorRule, defaultCollectors, type AccountCollector } from './collections/account-collector.ts'
import { type AnyCommandName, commandNames } from './commands/command-names.ts'
import type { SecurIdCommand } from './own-commands.ts'
import { defaultPeople } from './people/default-people.ts'
import { peopleRule, type SecurIdPerson } from './people/person.ts'
import { product } from './product.ts'
import { defaultSettings, settingRules, type SecurIdEmulatorSettings } from './settings.ts'
import {
  defaultTrustedApps,
  defaultUsers,
  trustedAppRule,
  userRule,
  type SecurIdTrustedApp,
  type SecurIdUser,
} from './state/accounts.ts'
import {
  aFunction,
  dictionary,
  listOf,
  matching,
  oneOf,
  readStrictly,
  record,
  type Rule,
  type Rules,
} from '@org/session-core/emulator'

/** How a server starts; every part has a default. */
export interface SecurIdEmulatorOptions extends Partial<SecurIdEmulatorSettings> {
  /** Default: user01 / password123, user02 / password456, and user03 / password789 of the source `Corporate AD`. */
  readonly users?: readonly SecurIdUser[]
  /** Default: one app, `624366536445383500` with a made-up secret of the documented shape. */
  readonly trustedApps?: readonly SecurIdTrustedApp[]
  /**
   * The people that `findUsers` finds, by the names and values of its columns: all but `user_id` are filled in.
   * Default: forty made-up people, three of whom can sign in. Who can sign in is said by `users`.
   */
  readonly people?: readonly SecurIdPerson[]
  /** Default: three made-up collectors. */
  readonly collectors?: readonly AccountCollector[]
  /**
   * Commands of your own by name, or in place of one that is built in. Each takes any method, and a live token. In place of
   * a command that needs no token, such as `status`, it needs none, either.
   */
  readonly commands?: Readonly<Record<string, SecurIdCommand>>
}

/** The options, complete and checked. */
export interface ReadOptions {
  readonly settings: SecurIdEmulatorSettings
  readonly users: readonly SecurIdUser[]
  readonly trustedApps: readonly SecurIdTrustedApp[]
  readonly people: readonly SecurIdPerson[]
  readonly collectors: readonly AccountCollector[]
  readonly commands: ReadonlyMap<string, SecurIdCommand>
}

const commandName = matching(/^\S+$/, "a command's name, such as 'findGroups'")

/** A name that can be forbidden: of a built-in command, or of one of the caller's own. */
export const commandRule = (own: Iterable<string>): Rule<AnyCommandName> =>
  oneOf(...new Set<string>([...commandNames, ...own]))

/** What each setting may be; `own` are the caller's own commands. */
export function allSettingRules(own: Iterable<string>): Rules<Required<SecurIdEmulatorSettings>> {
  const commandList = listOf(commandRule(own))
  return { ...settingRules, forbidden: commandList, workflowOnly: commandList }
}

/** Reads options as they were given; anything unknown or not allowed is a `TypeError`. */
export function readOptions(given: SecurIdEmulatorOptions): ReadOptions {
  const own = Object.keys((given as SecurIdEmulatorOptions | null)?.commands ?? {})
  const rules = record({
    ...allSettingRules(own),
    users: listOf(userRule),
    trustedApps: listOf(trustedAppRule),
    people: peopleRule,
    collectors: listOf(collectorRule),
    commands: dictionary(aFunction<SecurIdCommand>(), commandName),
  })
  const {
    collectors = defaultCollectors,
    commands = new Map<string, SecurIdCommand>(),
    people = defaultPeople,
    trustedApps = defaultTrustedApps,
    users = defaultUsers,
    ...settings
  } = readStrictly(`${product}: options`, given, rules)

  return { collectors, commands, people, trustedApps, users, settings: { ...defaultSettings, ...settings } }
}
