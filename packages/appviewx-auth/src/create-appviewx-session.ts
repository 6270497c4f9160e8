import { type AppViewXOptions, appviewx, gatewayOptions } from './appviewx.ts'
import { type AppViewXCredentials, readCredentials } from './credentials.ts'
import { protocolName } from './protocol-name.ts'
import { createSession, type OptionRules, type Session, type SessionOptions } from '@org/session-core'
import { checkSessionOptions } from '@org/session-core/vendor'

/** A gateway, who logs in to it, and how. Unknown options are refused. */
export interface AppViewXSessionOptions extends AppViewXOptions, SessionOptions<AppViewXCredentials> {
  /**
   * Answers with the one-time password that AppViewX mailed. The vendor's word for `onChallenge`, over which it takes
   * precedence.
   */
  readonly onOtp?: SessionOptions<AppViewXCredentials>['onChallenge'] | undefined
}

const ownOptions: OptionRules = {
  ...gatewayOptions,
  onOtp: { expects: 'a function', accepts: isFunction },
}

/**
 * A session with an AppViewX gateway. It logs in on first use.
 *
 * @throws SessionError `invalid-options`.
 * @example
 * ```ts
 * import { createAppViewXSession } from '@org/appviewx-auth'
 *
 * await using session = createAppViewXSession({
 *   url: 'https://avx.example:31443',
 *   credentials: { username: 'admin', password: 'Password@123' },
 * })
 * const json = { input: { category: 'Server' }, filter: { max: '10', start: '1' } }
 * const found = await session.http.post('certificate/search', { json }).json()
 * ```
 */
export function createAppViewXSession(options: AppViewXSessionOptions): Session {
  checkSessionOptions(protocolName, ownOptions, options)
  const { url, gwsource, gwkey, loginAction, unauthorizedInSuccess, onOtp, ...common } = options
  const protocol = appviewx({ url, gwsource, gwkey, loginAction, unauthorizedInSuccess })
  if (typeof common.credentials !== 'function') readCredentials(common.credentials)

  return createSession(protocol, { ...common, ...(onOtp && { onChallenge: onOtp }) })
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}
