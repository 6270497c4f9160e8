import { type Command, createCommand } from './command.ts'
import { readCredentials, type SecurIdCredentials } from './credentials.ts'
import { securid } from './securid.ts'
import type { SecurIdServer } from './server-url.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'

/** A session that also knows the server's commands. */
export interface SecurIdSession extends Session {
  readonly command: Command
}

/** Where the server is, who signs in, and how careful to be. */
export interface SecurIdSessionOptions extends SecurIdServer, SessionOptions<SecurIdCredentials> {}

/**
 * A session with SecurID Governance & Lifecycle. Nothing is sent until the first call.
 *
 * @example
 * ```ts
 * import { createSecurIdSession } from '@org/securid-auth'
 *
 * await using session = createSecurIdSession({
 *   url: 'https://instance.securid.com',
 *   credentials: { username: 'user01', password: 'password123' },
 * })
 * console.log(await session.command('about'))
 * ```
 *
 * @throws SessionError `invalid-options`, naming the option that cannot be.
 */
export function createSecurIdSession(options: SecurIdSessionOptions): SecurIdSession {
  const { url, ...rest } = { ...options }
  const session = createSession(securid({ url }), rest)
  if (typeof rest.credentials !== 'function') readCredentials(rest.credentials)

  const command = { value: createCommand(session), enumerable: true }
  // A spread would read the snapshot once and keep it.
  return Object.defineProperties({} as SecurIdSession, {
    ...Object.getOwnPropertyDescriptors(session),
    command,
  })
}
