import { account, type AppViewXCredentials, readCredentials } from './credentials.ts'
import { logInService } from './login/log-in-service.ts'
import { logInUser } from './login/log-in-user.ts'
import { logout } from './logout.ts'
import { protocolName } from './protocol-name.ts'
import { serverUrl } from './server-url.ts'
import { type AppViewXKey, sign } from './sign.ts'
import { judge, mayHideRefusal } from './verdict.ts'
import { gatewayPath, type LoginAction } from './wire/actions.ts'
import { checkOptions, type OptionRules, type SessionProtocol } from '@org/session-core'
import { aText } from '@org/session-core/vendor'

/** Which gateway, and what its version or set-up asks for. */
export interface AppViewXOptions {
  /** The gateway's root, `https://host:31443`; `avxapi/` is added, and may stand there already, as may an action. */
  readonly url: string | URL
  /** Who calls, in the vendor's words. Default: `external`. */
  readonly gwsource?: string | undefined
  /** The key of the tenant; only installations with several tenants need one. */
  readonly gwkey?: string | undefined
  /** The action that logs in. Default: `login`; older installations know `acctmgmt-perform-login` only. */
  readonly loginAction?: LoginAction | undefined
  /**
   * For old gateways that answer an ended session with a 2xx that says "Unauthorized": `true` reads every short JSON
   * answer for that. Default: `false`.
   */
  readonly unauthorizedInSuccess?: boolean | undefined
}

/** Where the gateway is, and how it wants to be talked to. */
export const gatewayOptions: OptionRules = {
  url: { expects: 'an address like https://host:31443', accepts: Boolean, required: true },
  gwsource: { ...aText, required: false },
  gwkey: { ...aText, required: false },
  loginAction: {
    expects: 'login or acctmgmt-perform-login',
    accepts: (value) => value === 'login' || value === 'acctmgmt-perform-login',
  },
  unauthorizedInSuccess: { expects: 'true or false', accepts: (value) => typeof value === 'boolean' },
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
  checkOptions(protocolName, gatewayOptions, options)
  const { url, gwsource = 'external', gwkey, loginAction = 'login', unauthorizedInSuccess } = options

  return {
    name: protocolName,
    url: serverUrl(url),
    basePath: gatewayPath,
    query: { gwsource, ...(gwkey && { gwkey }) },
    account: (credentials) => account(credentials, gwkey),
    login: async (credentials, wire) => {
      const who = readCredentials(credentials)
      return who.kind === 'user' ? logInUser(loginAction, who, wire) : logInService(who, wire)
    },
    logout,
    sign,
    judge,
    ...(unauthorizedInSuccess && { suspect: mayHideRefusal }),
  }
}
