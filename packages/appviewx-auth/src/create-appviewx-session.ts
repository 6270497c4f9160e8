import { type AppViewXOptions, appviewx } from './appviewx.ts'
import { type AppViewXCredentials, parseCredentials } from './credentials.ts'
import { parseOptions } from './parse-options.ts'
import { protocolName } from './protocol-name.ts'
import { createSession, type Session, SessionError, type SessionOptions } from '@org/session-core'
import * as v from 'valibot'

/** A gateway, who signs in to it, and how. Unknown options are refused. */
export interface AppViewXSessionOptions extends AppViewXOptions, SessionOptions<AppViewXCredentials> {
  /** Answers with the one-time password that AppViewX mailed. Without it, `challenge-unanswered`. */
  readonly onOtp?: SessionOptions<AppViewXCredentials>['onChallenge'] | undefined
}

/**
 * A session with an AppViewX gateway. It logs in on first use.
 *
 * @throws SessionError `invalid-options`.
 * @example
 * ```ts
 * const session = createAppViewXSession({
 *   url: 'https://avx.example:31443',
 *   credentials: { username: 'admin', password: 'Password@123' },
 * })
 * const found = await session.http.post('certificate/search', { json: { payload: {} } }).json()
 * ```
 */
export function createAppViewXSession(options: AppViewXSessionOptions): Session {
  parseOptions(v.looseObject({}), options)
  const { url, gwsource, gwkey, loginAction, unauthorizedInSuccess, onOtp, ...common } = options
  const protocol = appviewx({ url, gwsource, gwkey, loginAction, unauthorizedInSuccess })
  if (typeof common.credentials !== 'function') parseCredentials(common.credentials)
  if (onOtp === undefined) return createSession(protocol, common)

  if (typeof onOtp !== 'function' || common.onChallenge !== undefined) {
    throw new SessionError('invalid-options', {
      protocol: protocolName,
      message: 'The option onOtp has to be a function, and takes the place of onChallenge.',
    })
  }
  return createSession(protocol, { ...common, onChallenge: onOtp })
}
