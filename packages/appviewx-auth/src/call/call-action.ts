import { protocolName } from '../protocol-name.ts'
import { readReply } from '../reply.ts'
import { actionRequest, onlyReads } from '../wire/action-request.ts'
import { type ActionOptions, checkAction, type ActionAnswer } from './action-options.ts'
import { readResult } from './read-result.ts'
import type { Session } from '@org/session-core'
import { makeCall } from '@org/session-core/vendor'

/** What `callAction` answers with `as: 'envelope'`: a success may have more to say than its data. */
export interface ActionEnvelope<Output = unknown> {
  /** HTTP status. */
  readonly status: number
  /** What stands under `response`, read through `schema` if given. */
  readonly response: Output
  /** The vendor's words, such as "3 of 5 certificates were renewed"; empty when there are none. */
  readonly message: string
  /** What the vendor adds, as it was sent. */
  readonly tags: unknown
}

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
 * const found = await callAction(session, 'certificate/search', {
 *   json: { input: { category: 'Server' }, filter: { max: '10', start: '1' } },
 * })
 * ```
 */
export function callAction(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: ActionOptions & { readonly as: 'bytes' },
): Promise<Uint8Array<ArrayBuffer>>
export function callAction(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: ActionOptions & { readonly as: 'response' },
): Promise<Response>
export function callAction<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: ActionOptions<Output> & { readonly as: 'envelope' },
): Promise<ActionEnvelope<Output>>
export function callAction<Output = unknown>(
  session: Pick<Session, 'fetch'>,
  action: string,
  options?: ActionOptions<Output> & { readonly as?: 'data' | undefined },
): Promise<Output>
export function callAction(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: AnyOptions = {},
): Promise<unknown> {
  return performAction(session, action, options)
}

type AnyOptions = ActionOptions & { readonly as?: ActionAnswer | undefined }

async function performAction(
  session: Pick<Session, 'fetch'>,
  action: string,
  options: AnyOptions,
): Promise<unknown> {
  checkAction(action, options)
  const { as = 'data' } = options
  // Without its query, which may hold anything.
  const called = { name: action.replace(/[?#].*/s, '').trim(), onlyReads: onlyReads(action, options), as }
  const call = { ...called, protocol: protocolName, request: actionRequest(action, options), options }

  const { output, reply } = await makeCall(session, call, {
    readReply,
    readResult: (answer) => readResult(called, answer),
  })
  if (as !== 'envelope') return output

  const { message = '', tags = null } = { ...reply?.envelope }
  return { status: reply?.status, response: output, message, tags }
}
