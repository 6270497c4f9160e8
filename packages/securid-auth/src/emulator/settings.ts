import type { AnyCommandName } from './commands/command-names.ts'
import {
  anyText,
  listOf,
  numberAbove,
  oneOf,
  record,
  text,
  wholeNumber,
  type Rules,
} from '@org/session-core/emulator'

/** The login page's texts; each may hold HTML and script, as it may in the field. */
export interface LoginTexts {
  readonly instructions?: string
  readonly usernameLabel?: string
  readonly passwordLabel?: string
}

/** How this server behaves where installations, versions or sources differ. Guesses are marked where they are answered. */
export interface SecurIdEmulatorSettings {
  /** Minutes without an accepted call after which a user token ends. Default: 10. */
  readonly idleMinutes: number
  /** Minutes from login after which a user token ends, whatever happens. Default: 120. */
  readonly lifespanMinutes: number
  /** Minutes after which a trusted app's token ends. Default: never, as before 8.0 P10. */
  readonly appLifespanMinutes?: number
  /** Wrong passwords in a row that lock a user; the answer stays that of a wrong password. Default: 0, never. */
  readonly lockAfter: number
  /** Minutes such a lock lasts. Default: 15. */
  readonly lockMinutes: number
  /** Default: no instructions, "User Name", "Password". */
  readonly loginTexts: LoginTexts
  /** Whether `token=` in the query counts when no bearer header came. Default: accepted, as older releases do. */
  readonly queryToken: 'accepted' | 'ignored'
  /** The JSON of `loginTrustedApp`: as the sample shows it, or as the parameter table has it. Default: bare. */
  readonly appLoginReply: 'bare' | 'wrapped'
  /** How `logoutUser` and `keepAlive` refuse a trusted app's token. Default: invalid-or-expired. */
  readonly appTokenRefusal: 'invalid-or-expired' | 'no-permission'
  /** Whether a command also takes methods its page does not name. Default: documented (405 otherwise). */
  readonly methods: 'documented' | 'any'
  /** What a call without a live token gets: 401, or 302 to a login page. Default: unauthorized. */
  readonly endedToken: 'unauthorized' | 'login-page'
  /** Whether web services are on, and open to the caller's address; 403 otherwise. Default: open. */
  readonly access: 'open' | 'switched-off' | 'address-not-allowed'
  /**
   * How an error page is written: in one line, as the WildFly server beneath (Undertow) writes it (inferred); over several
   * lines, as the API reference prints it, most likely for reading; or as 6.9.1 did: "Aveksa - Error report", the text in
   * CDATA (KB 000049563). Default: one-line.
   */
  readonly errorPage: 'one-line' | 'several-lines' | '6.9.1'
  /**
   * How `getApprovalsForUser` and `getRequestItems` answer `format=json`: in XML, as their pages show, or in JSON,
   * which their tables list. Default: `xml`.
   */
  readonly approvalLists: 'xml' | 'as-asked'
  /** Commands for which no token has permission: 401 without "expired". Default: none. */
  readonly forbidden: readonly AnyCommandName[]
  /** Commands open to workflows only, so never to a caller from outside: 401. Default: none. */
  readonly workflowOnly: readonly AnyCommandName[]
  /** Reports nobody may run; every other name is a report that runs. Default: `Restricted Report`. */
  readonly forbiddenReports: readonly string[]
}

const minutes = numberAbove(0, 'minutes')

/** What each setting may be, but for names of commands, which may be the caller's own. */
export const settingRules: Rules<Required<Omit<SecurIdEmulatorSettings, 'forbidden' | 'workflowOnly'>>> = {
  idleMinutes: minutes,
  lifespanMinutes: minutes,
  appLifespanMinutes: minutes,
  lockAfter: wholeNumber(0, 1_000_000),
  lockMinutes: minutes,
  loginTexts: record({ instructions: anyText, usernameLabel: anyText, passwordLabel: anyText }),
  queryToken: oneOf('accepted', 'ignored'),
  appLoginReply: oneOf('bare', 'wrapped'),
  appTokenRefusal: oneOf('invalid-or-expired', 'no-permission'),
  methods: oneOf('documented', 'any'),
  endedToken: oneOf('unauthorized', 'login-page'),
  access: oneOf('open', 'switched-off', 'address-not-allowed'),
  approvalLists: oneOf('xml', 'as-asked'),
  errorPage: oneOf('one-line', 'several-lines', '6.9.1'),
  forbiddenReports: listOf(text),
}

/** The server as it stands when nobody says otherwise: G&L 7.5.2 with its documented timeouts. */
export const defaultSettings: SecurIdEmulatorSettings = Object.freeze({
  idleMinutes: 10,
  lifespanMinutes: 120,
  lockAfter: 0,
  lockMinutes: 15,
  loginTexts: {},
  queryToken: 'accepted',
  appLoginReply: 'bare',
  appTokenRefusal: 'invalid-or-expired',
  methods: 'documented',
  endedToken: 'unauthorized',
  access: 'open',
  errorPage: 'one-line',
  approvalLists: 'xml',
  forbidden: [],
  workflowOnly: [],
  forbiddenReports: ['Restricted Report'],
})
