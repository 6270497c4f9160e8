import { commandNames, type CommandName } from './commands/command-names.ts'
import { anyText, filledText, listOf, oneOf, minutes, shaped, wholeNumber, type Check } from './strictness.ts'

/** Someone who can sign in with `loginUser`. With `authSource`, only by naming exactly that source. */
export interface SecurIdUser {
  readonly username: string
  readonly password: string
  readonly authSource?: string
}

/** An application that can sign in with `loginTrustedApp`. */
export interface SecurIdTrustedApp {
  readonly clientId: string
  readonly clientSecret: string
}

/** A source of accounts that `collectAccounts` can run, by its own name or its business source's. */
export interface AccountCollector {
  readonly name: string
  /** What it collects from. */
  readonly businessSource: string
}

/** The login page's texts; each may hold HTML and script, as it may in the field. */
export interface LoginTexts {
  readonly instructions?: string
  readonly usernameLabel?: string
  readonly passwordLabel?: string
}

/** How this installation differs from a default one. Every property has a default; an unknown one throws. */
export interface SecurIdEmulatorOptions {
  /** Default: user01 / password123, user02 / password456, and user03 / password789 of the source `Corporate AD`. */
  readonly users?: readonly SecurIdUser[]
  /** Default: one app, `624366536445383500` with a made-up secret of the documented shape. */
  readonly trustedApps?: readonly SecurIdTrustedApp[]
  /** Minutes without an accepted call after which a user token ends. Default: 10. */
  readonly idleMinutes?: number
  /** Minutes from login after which a user token ends, whatever happens. Default: 120. */
  readonly lifespanMinutes?: number
  /** Minutes after which a trusted app's token ends. Default: never, as before 8.0 P10. */
  readonly appLifespanMinutes?: number
  /** Wrong passwords in a row that lock a user; the answer stays that of a wrong password. Default: 0, never. */
  readonly lockAfter?: number
  /** Minutes such a lock lasts. Default: 15. */
  readonly lockMinutes?: number
  /** Default: no instructions, "User Name", "Password". */
  readonly loginTexts?: LoginTexts
  /** Whether `token=` in the query counts when no bearer header came. Default: accepted, as older releases do. */
  readonly queryToken?: 'accepted' | 'ignored'
  /** The JSON of `loginTrustedApp`: as the sample shows it, or as the parameter table has it. Default: bare. */
  readonly appLoginReply?: 'bare' | 'wrapped'
  /** How `logoutUser` and `keepAlive` refuse a trusted app's token. Default: invalid-or-expired. */
  readonly appTokenRefusal?: 'invalid-or-expired' | 'no-permission'
  /** Whether a command also takes methods its page does not name. Default: documented (405 otherwise). */
  readonly methods?: 'documented' | 'any'
  /** What a call without a live token gets: 401, or 302 to a login page. Default: unauthorized. */
  readonly endedToken?: 'unauthorized' | 'login-page'
  /** Whether web services are on, and open to the caller's address; 403 otherwise. Default: open. */
  readonly access?: 'open' | 'switched-off' | 'address-not-allowed'
  /** Commands for which no token has permission: 401 without "expired". Default: none. */
  readonly forbidden?: readonly CommandName[]
  /** Commands open to workflows only, so never to a caller from outside: 401. Default: none. */
  readonly workflowOnly?: readonly CommandName[]
  /** Reports nobody may run; every other name is a report that runs. Default: `Restricted Report`. */
  readonly forbiddenReports?: readonly string[]
  /** Default: three made-up collectors. */
  readonly collectors?: readonly AccountCollector[]
}

const required = (...properties: string[]): Check =>
  shaped(Object.fromEntries(properties.map((property) => [property, filledText])), properties)

const checks: Readonly<Record<keyof SecurIdEmulatorOptions, Check>> = {
  users: listOf(
    shaped({ username: filledText, password: filledText, authSource: filledText }, ['username', 'password']),
  ),
  trustedApps: listOf(required('clientId', 'clientSecret')),
  idleMinutes: minutes,
  lifespanMinutes: minutes,
  appLifespanMinutes: minutes,
  lockAfter: wholeNumber,
  lockMinutes: minutes,
  loginTexts: shaped({ instructions: anyText, usernameLabel: anyText, passwordLabel: anyText }),
  queryToken: oneOf(['accepted', 'ignored']),
  appLoginReply: oneOf(['bare', 'wrapped']),
  appTokenRefusal: oneOf(['invalid-or-expired', 'no-permission']),
  methods: oneOf(['documented', 'any']),
  endedToken: oneOf(['unauthorized', 'login-page']),
  access: oneOf(['open', 'switched-off', 'address-not-allowed']),
  forbidden: listOf(oneOf(commandNames)),
  workflowOnly: listOf(oneOf(commandNames)),
  forbiddenReports: listOf(filledText),
  collectors: listOf(required('name', 'businessSource')),
}

/** Throws a `TypeError` for an option that does not exist, or a value it cannot have. */
export function checkOptions(options: SecurIdEmulatorOptions): void {
  shaped(checks)('options', options)
}
