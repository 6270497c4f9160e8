import { protocolName } from '../protocol-name.ts'
import { readReply, type Reply } from '../reply.ts'
import { actionRequest, onlyReads } from '../wire/action-request.ts'
import { type ActionOptions, checkAction } from './action-options.ts'
import { readResult } from './read-result.ts'
import { parseReplyAsync, type Session, withoutKey } from '@org/session-core'
import { connectionFailure } from '@org/session-core/vendor'

/**
 * Calls an action and unwraps its answer: what the envelope holds under `response`, read through `schema` if given.
 *
 * @throws SessionError `request-refused` when the vendor says no, with its code in `vendor.code`; `unexpected-reply`
 *   when the answer is not AppViewX's or does not fit the schema; `unreachable` when the connection fails, `retryable`
 *   unless the action may have run; `invalid-options` before anything is sent; and what `session.fetch` fails with.
 *   A call that `signal` ends rejects with the signal's reason.
 * @example
 * ```ts
 * import { appViewXCredentialsFromEnv, callAction, createAppViewXSession } from '@org/appviewx-auth'
 *
 * await using session = createAppViewXSession(appViewXCredentialsFromEnv())
 * const found = await callAction(session, 'certificate/search', { payload: { input: {} } })
 * ```
 */
export async function callAction<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: ActionOptions<Output> = {},
): Promise<Output> {
  checkAction(action, options)
  const { schema } = options
  const called = { name: nameOf(action), onlyReads: onlyReads(action, options) }
  return withoutKey(session, async () => {
    const reply = await send()
    const result = readResult(called, reply)
    const source = { protocol: protocolName, what: called.name, status: reply.status }
    return schema === undefined ? (result as Output) : parseReplyAsync(source, schema, result)
  })

  async function send(): Promise<Reply> {
    try {
      return await readReply(await session.fetch(...actionRequest(action, options)))
    } catch (error) {
      options.signal?.throwIfAborted()
      throw connectionFailure({ protocol: protocolName, ...called }, error)
    }
  }
}

/** Without its query, which may hold anything. */
function nameOf(action: string): string {
  return action.replace(/[?#].*/s, '')
}
