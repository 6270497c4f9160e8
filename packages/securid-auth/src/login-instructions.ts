import { readResult } from './call/read-result.ts'
import { failure } from './failure.ts'
import { protocolName } from './protocol-name.ts'
import { securid } from './securid.ts'
import { sendCommand } from './send-command.ts'
import { type SecurIdServer, serverOptions } from './server-url.ts'
import { type SessionOptions, type WaitOptions, type Wire, withWire } from '@org/session-core'
import { checkWireOptions, isObject } from '@org/session-core/vendor'

declare const untrusted: unique symbol

/** A text that may hold HTML and scripts: show it as text, never as markup. */
export type UntrustedText = string & { readonly [untrusted]?: never }

/** What the server wants a login form to say, as the server wrote it. */
export interface LoginInstructions {
  readonly usernameLabel: UntrustedText
  readonly passwordLabel: UntrustedText
  readonly instructions: UntrustedText
}

/** Where to ask, and how long: `policy.loginDeadlineMs`. */
export interface LoginInstructionsOptions
  extends
    SecurIdServer,
    WaitOptions,
    Pick<SessionOptions<unknown>, 'transport' | 'headers' | 'clock' | 'policy'> {}

/**
 * Asks what a login form should say; needs no session (G&L 7.5.2, getLoginInstructions).
 *
 * @throws SessionError `invalid-options`, `unreachable`, `request-refused` or `unexpected-reply`.
 * @example
 * ```ts
 * import { getLoginInstructions } from '@org/securid-auth'
 *
 * const { usernameLabel } = await getLoginInstructions({ url: 'https://instance.securid.com' })
 * ```
 */
export async function getLoginInstructions(options: LoginInstructionsOptions): Promise<LoginInstructions> {
  checkWireOptions(protocolName, serverOptions, options)
  const { url, ...rest } = options
  return withWire(securid({ url }), rest, ask)
}

const command = 'getLoginInstructions'

async function ask(wire: Wire): Promise<LoginInstructions> {
  const reply = await sendCommand(wire, command)
  const data = readResult(command, reply)
  const {
    'username-label': usernameLabel,
    'password-label': passwordLabel,
    instructions = '',
  } = isObject(data) ? data : {}
  if (isString(usernameLabel) && isString(passwordLabel) && isString(instructions)) {
    return { usernameLabel, passwordLabel, instructions }
  }
  throw failure('unexpected-reply', `The ${command} answer holds no labels. Check url.`, { reply })
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
