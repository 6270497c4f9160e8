import { protocolName } from '../protocol-name.ts'
import { readReply } from '../reply.ts'
import { commandRequest } from '../wire/command-request.ts'
import { onlyReads } from '../wire/documented-method.ts'
import { checkCommand, type CommandAnswer, type CommandOptions } from './command-options.ts'
import { readResult } from './read-result.ts'
import type { Session } from '@org/session-core'
import { makeCall } from '@org/session-core/vendor'

/**
 * Calls a command and unwraps its answer: what stands under `data` or the command's own name, read through `schema` if
 * given. The answer is asked for in JSON; a command that sends XML all the same answers with that text.
 *
 * Many commands change state by GET (`collect…`, `processRule`, `runReport`): a call is sent a second time only when the
 * server refused it because the session had ended, after a new login.
 *
 * @throws SessionError `request-refused` when the vendor says no; `unexpected-reply` when the answer is not SecurID's or
 *   does not fit the schema; `unreachable` when the connection fails, `retryable` unless the command may have run;
 *   `invalid-options` before anything is sent; and what `session.fetch` fails with.
 *   A call that `signal` ends rejects with the signal's reason.
 * @example
 * ```ts
 * import { callCommand, createSecurIdSession, securIdCredentialsFromEnv } from '@org/securid-auth'
 *
 * await using session = createSecurIdSession(securIdCredentialsFromEnv())
 * const users = await callCommand(session, 'findUsers', { params: { returnMaxRows: 5 } })
 * ```
 */
export function callCommand(
  session: Pick<Session, 'fetch'>,
  name: string,
  options: CommandOptions & { readonly as: 'bytes' },
): Promise<Uint8Array<ArrayBuffer>>
export function callCommand(
  session: Pick<Session, 'fetch'>,
  name: string,
  options: CommandOptions & { readonly as: 'response' },
): Promise<Response>
export function callCommand<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  name: string,
  options?: CommandOptions<Output> & { readonly as?: 'data' | undefined },
): Promise<Output>
export function callCommand(
  session: Pick<Session, 'fetch'>,
  name: string,
  options: AnyOptions = {},
): Promise<unknown> {
  return performCommand(session, name, options)
}

type AnyOptions = CommandOptions & { readonly as?: CommandAnswer | undefined }

async function performCommand(
  session: Pick<Session, 'fetch'>,
  name: string,
  options: AnyOptions,
): Promise<unknown> {
  checkCommand(name, options)
  const call = {
    protocol: protocolName,
    name,
    onlyReads: onlyReads(name),
    request: commandRequest(name, options),
    options,
  }

  const { output } = await makeCall(session, call, {
    readReply,
    readResult: (answer) => readResult(name, answer, options.as ?? 'data'),
  })
  return output
}
