import { actionMisread, actionRefused } from './action-failure.ts'
import { type ActionOptions, actionRequest } from './action-request.ts'
import { protocolName } from './protocol-name.ts'
import { readReply, type Reply } from './reply.ts'
import { validate } from './standard-schema.ts'
import { saysUnauthorized } from './wire/envelope.ts'
import { isSessionError, type Session, SessionError } from '@org/session-core'

/**
 * Calls an action and unwraps its answer: what the envelope holds under `response`, read through `schema` if given.
 *
 * @throws SessionError `request-refused` when the vendor says no, with its code in `vendor.code`; `unexpected-reply`
 *   when the answer is not AppViewX's or does not fit the schema; `unreachable`; and whatever a login fails with.
 *   A call that `signal` ends rejects with the signal's reason.
 * @example
 * ```ts
 * const found = await callAction(session, 'certificate/search', { payload: { input: {} } })
 * ```
 */
export async function callAction<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: ActionOptions<Output> = {},
): Promise<Output> {
  const reply = await send(session, actionRequest(action, options))
  if (reply.envelope === undefined) throw actionMisread(action, reply)
  if (!reply.ok || reply.envelope.outcome === 'FAILURE' || saysUnauthorized(reply.envelope)) {
    throw actionRefused(action, reply)
  }

  const result = await validate(reply.envelope.response, options.schema)
  if ('misfit' in result) throw actionMisread(action, reply, result.misfit)
  return result.output
}

/** What a transport throws may quote the URL: only its name and code are kept. */
async function send(session: Pick<Session, 'fetch'>, [path, init]: [string, RequestInit]): Promise<Reply> {
  try {
    return await readReply(await session.fetch(path, init))
  } catch (error) {
    if (isSessionError(error)) throw error
    init.signal?.throwIfAborted()
    throw new SessionError('unreachable', {
      protocol: protocolName,
      message: 'AppViewX could not be reached, or broke off its answer. Check the network, then try again.',
      cause: error,
    })
  }
}
