import type { SecurIdApplication, SecurIdUser } from './credentials.ts'
import { protocolName } from './protocol-name.ts'
import { readEnvironment, type Variables } from '@org/session-core/vendor'

/** What an environment says: options for `createSecurIdSession`. */
export interface SecurIdEnvironment {
  readonly url: string
  /** A user's or an application's. */
  readonly credentials: SecurIdUser | SecurIdApplication
}

/**
 * Reads `SECURID_URL`, and either `SECURID_USERNAME`, `SECURID_PASSWORD` and perhaps `SECURID_AUTH_SOURCE`, or
 * `SECURID_CLIENT_ID` and `SECURID_CLIENT_SECRET`. Each may stand in a file, as mounted secrets do:
 * `SECURID_PASSWORD_FILE` names it, and one line break at its end is left out. Empty counts as missing.
 *
 * @throws SessionError `invalid-options`, naming each variable that is missing, those that exclude each other, or the
 *   file that cannot be read.
 * @example
 * ```ts
 * import { createSecurIdSession, securIdCredentialsFromEnv } from '@org/securid-auth'
 *
 * const session = createSecurIdSession(securIdCredentialsFromEnv())
 * ```
 */
export function securIdCredentialsFromEnv(env?: Variables): SecurIdEnvironment {
  const { url, credentials, read } = readEnvironment({ protocol: protocolName, prefix: 'SECURID' }, env)
  const authSource = 'username' in credentials ? read('AUTH_SOURCE') : ''
  return { url, credentials: { ...credentials, ...(authSource && { authSource }) } }
}
