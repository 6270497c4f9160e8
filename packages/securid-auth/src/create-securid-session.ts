import { checkOptions } from './check-options.ts'
import { type Command, createCommand } from './command.ts'
import { readCredentials, type SecurIdCredentials } from './credentials.ts'
import { securid } from './securid.ts'
import type { SecurIdServer } from './server-url.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'
import * as v from 'valibot'

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
  checkOptions(v.record(v.string(), v.unknown(), 'is not an object'), options)
  const { url, ...rest } = options
  const protocol = securid({ url })
  if (typeof rest.credentials !== 'function') readCredentials(rest.credentials)

  const session = createSession(protocol, rest)
  // A spread would read the snapshot once and keep it.
  return Object.freeze(
    Object.defineProperties({} as SecurIdSession, {
      ...Object.getOwnPropertyDescriptors(session),
      command: { value: createCommand(session.fetch), enumerable: true },
    }),
  )
}
