import { protocolName } from '../protocol-name.ts'
import { type Reply, readReply } from '../reply.ts'
import { commandRequest } from '../wire/command-request.ts'
import { onlyReads } from '../wire/documented-method.ts'
import { checkCommand, type CommandOptions } from './command-options.ts'
import { readResult } from './read-result.ts'
import { parseReplyAsync, type Session, withoutKey } from '@org/session-core'
import { connectionFailure } from '@org/session-core/vendor'

/** `callCommand` with its session at hand: `session.command`. */
export type Command = <Output = unknown>(name: string, options?: CommandOptions<Output>) => Promise<Output>

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
export async function callCommand<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  name: string,
  options: CommandOptions<Output> = {},
): Promise<Output> {
  checkCommand(name, options)
  const { schema } = options
  return withoutKey(session, async () => {
    const reply = await send(session, name, options)
    const result = readResult(name, reply)
    const source = { protocol: protocolName, what: name, status: reply.status }
    return schema === undefined ? (result as Output) : parseReplyAsync(source, schema, result)
  })
}

async function send(session: Pick<Session, 'fetch'>, name: string, options: CommandOptions): Promise<Reply> {
  try {
    return await readReply(await session.fetch(...commandRequest(name, options)))
  } catch (error) {
    options.signal?.throwIfAborted()
    throw connectionFailure({ protocol: protocolName, name, onlyReads: onlyReads(name) }, error)
  }
}
