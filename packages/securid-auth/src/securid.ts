import { readCredentials, type SecurIdCredentials } from './credentials.ts'
import { keepAlive } from './keep-alive.ts'
import { loginTrustedApp } from './login-trusted-app.ts'
import { loginUser } from './login-user.ts'
import { logoutUser } from './logout-user.ts'
import { type SecurIdServer, serverUrl } from './server-url.ts'
import { type SecurIdKey, sign } from './sign.ts'
import { judge } from './verdict.ts'
import type { SessionProtocol } from '@org/session-core'

/**
 * How SecurID Governance & Lifecycle signs in, signs, and refuses: everything the core must know of it.
 *
 * @example
 * ```ts
 * import { securid } from '@org/securid-auth'
 * import { createSession } from '@org/session-core'
 *
 * const session = createSession(securid({ url: 'https://instance.securid.com' }), {
 *   credentials: { username: 'user01', password: 'password123' },
 * })
 * ```
 *
 * @throws SessionError `invalid-options`
 */
export function securid(server: SecurIdServer): SessionProtocol<SecurIdCredentials, SecurIdKey> {
  return {
    name: 'securid',
    url: serverUrl(server),
    login: async (credentials, wire) => {
      const login = readCredentials(credentials)
      return 'clientId' in login ? loginTrustedApp(login, wire) : loginUser(login, wire)
    },
    logout: logoutUser,
    keepAlive,
    sign,
    judge,
  }
}
