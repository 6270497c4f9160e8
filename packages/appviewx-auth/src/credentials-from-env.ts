import type { AppViewXCredentials } from './credentials.ts'
import { protocolName } from './protocol-name.ts'
import { readEnvironment, type Variables } from '@org/session-core/vendor'

/** What an environment says: options for `createAppViewXSession`. */
export interface AppViewXEnvironment {
  readonly url: string
  /** A user's or a service account's. */
  readonly credentials: AppViewXCredentials
}

/**
 * Reads `APPVIEWX_URL`, and either `APPVIEWX_USERNAME` and `APPVIEWX_PASSWORD`, or `APPVIEWX_CLIENT_ID` and
 * `APPVIEWX_CLIENT_SECRET`. Each may stand in a file, as mounted secrets do: `APPVIEWX_PASSWORD_FILE` names it, and one
 * line break at its end is left out. Empty counts as missing.
 *
 * @throws SessionError `invalid-options`, naming each variable that is missing, those that exclude each other, or the
 *   file that cannot be read.
 * @example
 * ```ts
 * import { appViewXCredentialsFromEnv, createAppViewXSession } from '@org/appviewx-auth'
 *
 * const session = createAppViewXSession(appViewXCredentialsFromEnv())
 * ```
 */
export function appViewXCredentialsFromEnv(env?: Variables): AppViewXEnvironment {
  const { url, credentials } = readEnvironment({ protocol: protocolName, prefix: 'APPVIEWX' }, env)
  return { url, credentials }
}
