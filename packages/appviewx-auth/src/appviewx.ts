import { type AppViewXCredentials, parseCredentials } from './credentials.ts'
import { logout } from './logout.ts'
import { parseOptions } from './parse-options.ts'
import { passwordLogin } from './password-login.ts'
import { protocolName } from './protocol-name.ts'
import { serviceTokenLogin } from './service-token.ts'
import { type AppViewXKey, sign } from './sign.ts'
import { judge, mayHideRefusal } from './verdict.ts'
import { gatewayPath, type LoginAction } from './wire/actions.ts'
import { parseBaseUrl, SessionError, type SessionProtocol } from '@org/session-core'
import * as v from 'valibot'

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

const Word = v.optional(v.pipe(v.string(), v.nonEmpty()))
const Options = v.strictObject({
  url: v.union([v.string(), v.instance(URL)]),
  gwsource: Word,
  gwkey: Word,
  loginAction: v.optional(v.picklist(['login', 'acctmgmt-perform-login'])),
  unauthorizedInSuccess: v.optional(v.boolean()),
})

/**
 * AppViewX as a protocol, for `createSession`.
 *
 * @throws SessionError `invalid-options`.
 * @example
 * ```ts
 * const session = createSession(appviewx({ url: 'https://avx.example:31443' }), { credentials })
 * ```
 */
export function appviewx(options: AppViewXOptions): SessionProtocol<AppViewXCredentials, AppViewXKey> {
  const {
    url,
    gwsource = 'external',
    gwkey,
    loginAction = 'login',
    unauthorizedInSuccess,
  } = parseOptions(Options, options)

  return Object.freeze({
    name: protocolName,
    url: parseGatewayUrl(url),
    basePath: gatewayPath,
    query: Object.freeze({ gwsource, ...(gwkey === undefined ? {} : { gwkey }) }),
    login: async (credentials, wire) => {
      const account = parseCredentials(credentials)
      return account.kind === 'user'
        ? passwordLogin(loginAction, account, wire)
        : serviceTokenLogin(account, wire)
    },
    logout,
    sign,
    judge,
    ...(unauthorizedInSuccess === true ? { suspect: mayHideRefusal } : {}),
  } satisfies SessionProtocol<AppViewXCredentials, AppViewXKey>)
}

function parseGatewayUrl(url: string | URL): URL {
  const root = parseBaseUrl(protocolName, url)
  if (!root.pathname.endsWith(`/${gatewayPath}`)) return root

  throw new SessionError('invalid-options', {
    protocol: protocolName,
    message: 'The option url is the root of the gateway: leave avxapi out.',
  })
}
