import { checkOptions, type OptionRules } from './check-options.ts'
import { type AppViewXCredentials, parseCredentials } from './credentials.ts'
import { logout } from './logout.ts'
import { passwordLogin } from './password-login.ts'
import { protocolName } from './protocol-name.ts'
import { serviceTokenLogin } from './service-token.ts'
import { type AppViewXKey, sign } from './sign.ts'
import { judge, mayHideRefusal } from './verdict.ts'
import { gatewayPath, type LoginAction } from './wire/actions.ts'
import { parseBaseUrl, type SessionProtocol } from '@org/session-core'

/** Which gateway, and how it wants to be talked to. */
export interface AppViewXOptions {
  /** The gateway's root, `https://host:31443`; `avxapi/` is added. */
  readonly url: string | URL
  /** Who calls, in the vendor's words. Default: `external`. */
  readonly gwsource?: string | undefined
  /** The tenant's key, which only installations with several tenants need. */
  readonly gwkey?: string | undefined
  /** Default: `login`. Older installations only know `acctmgmt-perform-login`. */
  readonly loginAction?: LoginAction | undefined
  /**
   * `true` for old gateways that answer an ended session with a 2xx that says "Unauthorized": then every short JSON
   * answer is read for that. Default: `false`.
   */
  readonly unauthorizedInSuccess?: boolean | undefined
}

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== ''
const rules: OptionRules = {
  url: () => true,
  gwsource: isWord,
  gwkey: isWord,
  loginAction: (value) => value === 'login' || value === 'acctmgmt-perform-login',
  unauthorizedInSuccess: (value) => typeof value === 'boolean',
}

/**
 * AppViewX as a protocol, for `createSession`.
 *
 * @throws SessionError `invalid-options`.
 * @example
 * ```ts
 * import { appviewx } from '@org/appviewx-auth'
 * import { createSession } from '@org/session-core'
 *
 * const session = createSession(appviewx({ url: 'https://avx.example:31443' }), {
 *   credentials: { username: 'admin', password: 'Password@123' },
 * })
 * ```
 */
export function appviewx(options: AppViewXOptions): SessionProtocol<AppViewXCredentials, AppViewXKey> {
  checkOptions(options, rules)
  const { gwsource = 'external', gwkey, loginAction = 'login', unauthorizedInSuccess } = options

  return {
    name: protocolName,
    url: parseBaseUrl(protocolName, options.url),
    basePath: gatewayPath,
    query: { gwsource, ...(gwkey === undefined ? {} : { gwkey }) },
    login: async (credentials, wire) => {
      const account = parseCredentials(credentials)
      return account.kind === 'user'
        ? passwordLogin(loginAction, account, wire)
        : serviceTokenLogin(account, wire)
    },
    logout,
    sign,
    judge,
    ...(unauthorizedInSuccess ? { suspect: mayHideRefusal } : {}),
  }
}
