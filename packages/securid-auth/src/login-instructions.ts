import { abortSignal, checkOptions, optionsObject } from './check-options.ts'
import { commandFailure } from './command-failure.ts'
import { plainGet } from './plain-get.ts'
import { type SecurIdServer, serverAddress, serverUrl } from './server-url.ts'
import { fieldsOf, readAnswer } from './wire/answer.ts'
import { commandTarget } from './wire/command-path.ts'
import { parseReply } from '@org/session-core'
import * as v from 'valibot'

declare const untrusted: unique symbol

/** A text that may hold HTML and scripts: show it as text, never as markup. */
export type UntrustedText = string & { readonly [untrusted]?: never }

/** What the server wants a login form to say, as the server wrote it. */
export interface LoginInstructions {
  readonly usernameLabel: UntrustedText
  readonly passwordLabel: UntrustedText
  readonly instructions: UntrustedText
}

/** Where to ask. */
export interface LoginInstructionsOptions extends SecurIdServer {
  /** Default: the platform's `fetch`. */
  readonly transport?: typeof globalThis.fetch
  /** Ends the wait. */
  readonly signal?: AbortSignal
}

const OptionsSchema = optionsObject({
  url: serverAddress,
  transport: v.optional(
    v.custom<typeof globalThis.fetch>((value) => typeof value === 'function', 'is not a function'),
  ),
  signal: v.optional(abortSignal),
})

/** The words as the vendor calls them. */
const Instructions = v.object({
  'username-label': v.string(),
  'password-label': v.string(),
  instructions: v.optional(v.string(), ''),
})

/**
 * Asks what a login form should say; needs no session (G&L 7.5.2, getLoginInstructions).
 *
 * @example
 * ```ts
 * import { getLoginInstructions } from '@org/securid-auth'
 *
 * const { usernameLabel } = await getLoginInstructions({ url: 'https://instance.securid.com' })
 * ```
 *
 * @throws SessionError `invalid-options`, `unreachable`, `request-refused` or `unexpected-reply`
 */
export async function getLoginInstructions(options: LoginInstructionsOptions): Promise<LoginInstructions> {
  const { url, transport = fetch, signal } = checkOptions(OptionsSchema, options)
  const command = 'getLoginInstructions'
  const reply = await plainGet(new URL(commandTarget(command), serverUrl({ url })), { transport, signal })
  if (!reply.ok) throw commandFailure(command, reply)

  const source = { protocol: 'securid', what: command, status: reply.status }
  const words = parseReply(source, Instructions, fieldsOf(readAnswer(reply.text)))
  return {
    usernameLabel: words['username-label'],
    passwordLabel: words['password-label'],
    instructions: words.instructions,
  }
}
