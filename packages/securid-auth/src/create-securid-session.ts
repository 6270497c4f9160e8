import { callCommand } from './call/call-command.ts'
import type { CommandOptions } from './call/command-options.ts'
import type { Command } from './call/command.ts'
import { readCredentials, type SecurIdCredentials } from './credentials.ts'
import { protocolName } from './protocol-name.ts'
import { securid } from './securid.ts'
import { type SecurIdServer, serverOptions } from './server-url.ts'
import { createSession, type Session, type SessionOptions } from '@org/session-core'
import { checkSessionOptions } from '@org/session-core/vendor'

/** A session that also calls commands: `session.command(name, options)` is `callCommand(session, name, options)`. */
export interface SecurIdSession extends Session {
  readonly command: Command
}

/** A server, who logs in to it, and how. Unknown options are refused. */
export interface SecurIdSessionOptions extends SecurIdServer, SessionOptions<SecurIdCredentials> {}

/**
 * A session with SecurID Governance & Lifecycle. It logs in on first use.
 *
 * @throws SessionError `invalid-options`.
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
 */
export function createSecurIdSession(options: SecurIdSessionOptions): SecurIdSession {
  checkSessionOptions(protocolName, serverOptions, options)
  const { url, ...rest } = options
  const session = createSession(securid({ url }), rest)
  if (typeof rest.credentials !== 'function') readCredentials(rest.credentials)

  const command: Command = (name: string, options?: CommandOptions) =>
    callCommand(session, name, options as CommandOptions<never>)
  // A spread would read the snapshot once and keep it.
  return Object.defineProperties({} as SecurIdSession, {
    ...Object.getOwnPropertyDescriptors(session),
    command: { value: command, enumerable: true },
  })
}
