import { account, readCredentials, type SecurIdCredentials } from './credentials.ts'
import { keepAlive } from './keep-alive.ts'
import { logInApplication } from './login/log-in-application.ts'
import { logInUser } from './login/log-in-user.ts'
import { logout } from './logout.ts'
import { protocolName } from './protocol-name.ts'
import { type SecurIdServer, serverUrl } from './server-url.ts'
import { type SecurIdKey, sign } from './sign.ts'
import { judge } from './verdict.ts'
import type { SessionProtocol } from '@org/session-core'

/**
 * SecurID Governance & Lifecycle as a protocol, for `createSession`.
 *
 * @throws SessionError `invalid-options`.
 * @example
 * ```ts
 * import { securid } from '@org/securid-auth'
 * import { createSession } from '@org/session-core'
 *
 * const session = createSession(securid({ url: 'https://instance.securid.com' }), {
 *   credentials: { username: 'user01', password: 'password123' },
 * })
 * ```
 */
export function securid(server: SecurIdServer): SessionProtocol<SecurIdCredentials, SecurIdKey> {
  return {
    name: protocolName,
    url: serverUrl(server),
    account,
    login: async (credentials, wire) => {
      const who = readCredentials(credentials)
      return who.kind === 'user' ? logInUser(who, wire) : logInApplication(who, wire)
    },
    logout,
    keepAlive,
    sign,
    judge,
  }
}
