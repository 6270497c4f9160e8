import { assertGiven } from '../assert-given.ts'
import { loaded } from '../errors/loaded.ts'
import { type Fail, failing } from '../errors/session-error.ts'
import { ownSignal } from '../http/own-signal.ts'
import { parseReplyAsync } from '../http/parse-reply.ts'
import { onDemand } from '../on-demand.ts'
import { withoutKey } from '../secrets/without-key.ts'
import type { Session } from '../session.ts'
import { waitFor } from '../time/wait-for.ts'
import type { CallOptions } from './call-options.ts'
import type { NamedCall } from './connection-failure.ts'
import { type RepeatableCall, sendWithRetries } from './retry.ts'

/** One call of a vendor's helper: what it is, and how it is sent. */
export interface VendorCall extends NamedCall, RepeatableCall {
  /** What the caller gave. */
  readonly options: CallOptions & { readonly as?: string | undefined }
}

/** How a vendor's answers are read. */
export interface AnswerReader<Reply> {
  /** Reads an answer to its end. */
  readonly readReply: (response: Response) => Promise<Reply>
  /** What it brings. Throws when it says no. */
  readonly readResult: (reply: Reply) => unknown
}

/** What came of a call: its output, and the reply where it was read. */
export interface CallOutcome<Reply> {
  /** What the caller gets: read through the schema, where there is one. */
  readonly output: unknown
  /** Undefined where the answer was handed on unread. */
  readonly reply: Reply | undefined
}

/**
 * Makes a call through a session: sends it, reads the answer, and reads that through its schema. With `as: 'response'`
 * an answer with a 2xx is the output, unread.
 *
 * @throws SessionError `unreachable` when the connection fails; `unexpected-reply` when the answer does not fit the
 *   schema; what `readResult` throws and what `session.fetch` fails with. A call that its signal ends rejects with the
 *   signal's reason.
 */
export async function makeCall<Reply extends { readonly status: number }>(
  session: Pick<Session, 'fetch'>,
  call: VendorCall,
  reader: AnswerReader<Reply>,
): Promise<CallOutcome<Reply>> {
  assertGiven(
    [call, reader, (Object(call) as VendorCall).options],
    'makeCall takes a session, a call and { readReply, readResult }',
  )
  const { readReply, readResult } = reader
  const { protocol, name: what } = call
  const { as, schema } = call.options
  const signal = ownSignal(call.options.signal)
  const options = { ...call.options, signal }
  const fail = failing(protocol)

  if (typeof (session as typeof session | null | undefined)?.fetch !== 'function')
    throw fail('invalid-options', `${what} has to be given a session.`)

  return withoutKey(session, async () => {
    const { response, reply } = await send()
    if (reply === undefined) return { output: response, reply }

    const result = readResult(reply)
    const source = { protocol, what, status: reply.status }
    const output = schema ? await waitFor(parseReplyAsync(source, schema, result), signal) : result
    return { output, reply }
  })

  async function send(): Promise<{ readonly response: Response; readonly reply: Reply | undefined }> {
    try {
      signal?.throwIfAborted()
      const response = await sendWithRetries(session, { request: onceOnly(call), options })
      assertReadable(fail, response)
      if (as === 'response' && response.ok) return { response, reply: undefined }

      const answer = response.ok ? response : await waitFor(readable(fail, response), signal)
      return { response, reply: await waitFor(readReply(answer), signal) }
    } catch (error) {
      signal?.throwIfAborted()
      const { connectionFailure } = await loaded(fail, loadFailure())
      throw connectionFailure(call, error)
    }
  }
}

/** @throws SessionError `invalid-options` where the answer is a double without a body, or one that served a call before. */
function assertReadable(fail: Fail, response: Response): void {
  const { arrayBuffer, bodyUsed } = response as Partial<Response>
  if (!arrayBuffer) throw fail('invalid-options', 'transport must answer with a Response.')
  if (bodyUsed) throw fail('invalid-options', 'transport must make a new Response for each call.')
}

/** Most calls are served: a start is spared what reads a refusal, and what explains a failure. */
const loadRefusal = onDemand(() => import('./bounded-refusal.ts'))
const loadFailure = onDemand(() => import('./connection-failure.ts'))

async function readable(fail: Fail, refusal: Response): Promise<Response> {
  const { boundedRefusal } = await loaded(fail, loadRefusal())
  return boundedRefusal(refusal)
}

/**
 * Bun sends a GET, PUT or DELETE again when a connection that was used before ends without an answer, unless it is asked
 * for a new connection. Elsewhere that is the default, and means nothing.
 */
function onceOnly({ request, onlyReads }: VendorCall): VendorCall['request'] {
  const [target, init] = request
  return [target, onlyReads ? init : { ...init, keepalive: false }]
}
