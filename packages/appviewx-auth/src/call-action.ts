import { type ActionOptions, actionRequest } from './action-request.ts'
import { failedReply, failure } from './failure.ts'
import { readReply, type Reply } from './reply.ts'
import { validate } from './standard-schema.ts'
import { saysUnauthorized } from './wire/envelope.ts'
import { isSessionError, type Session, type SessionError, withoutKey } from '@org/session-core'

/**
 * Calls an action and unwraps its answer: what the envelope holds under `response`, read through `schema` if given.
 *
 * @throws SessionError `request-refused` when the vendor says no, with its code in `vendor.code`; `unexpected-reply`
 *   when the answer is not AppViewX's or does not fit the schema; `unreachable`; and whatever a login fails with.
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
  return withoutKey(session, async () =>
    resultOf(await send(session, actionRequest(action, options)), options),
  )
}

async function resultOf<Output>(reply: Reply, { schema }: ActionOptions<Output>): Promise<Output> {
  const { ok, envelope } = reply
  if (envelope === undefined) throw misread(reply, 'the whole reply')
  if (!ok || envelope.outcome === 'FAILURE' || saysUnauthorized(envelope)) {
    throw failedReply('request-refused', 'AppViewX refused the call. See vendor for its reason.', reply)
  }

  const result = await validate(envelope.response, schema)
  if ('misfit' in result) throw misread(reply, result.misfit)
  return result.output
}

function misread(reply: Reply, path: string): SessionError {
  const message = `The answer (HTTP ${reply.status}) is not as expected, at ${path}. Check url and schema.`
  return failedReply('unexpected-reply', message, reply)
}

async function send(session: Pick<Session, 'fetch'>, [path, init]: [string, RequestInit]): Promise<Reply> {
  try {
    return await readReply(await session.fetch(path, init))
  } catch (error) {
    if (isSessionError(error)) throw error
    init.signal?.throwIfAborted()
    throw failure('unreachable', 'AppViewX could not be reached. Check url and network.', error)
  }
}
