import { over, paused, resumed } from '../connection/traffic.ts'
import { explainFailure } from '../errors/explain-failure.ts'
import { terminated } from '../errors/failures.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDecodedBody } from './decoded-body.ts'
import { hasNoBody, type Incoming } from './incoming.ts'
import { type Head, makeResponse } from './make-response.ts'
import { createStreamedBody, type StreamedBody } from './streamed-body.ts'

/** From now on it is under way, until it is finished; the signal of its request ends it. */
export function begin(incoming: Incoming): void {
  const { network, outgoing } = incoming
  const { signal } = outgoing
  network.underWay += 1
  if (signal === undefined) return
  incoming.abort = () => stop(incoming, signal.reason)
  signal.addEventListener('abort', incoming.abort, { once: true })
}

/**
 * Gives the caller his answer. Whatever the server said in its head, and whatever stands in the place of the platform's
 * streams, this never throws: it is called where a throw would end the process.
 */
export function answer(incoming: Incoming, makeBody: () => ReadableStream<Uint8Array> | null): void {
  const { caller, collected, head, network } = incoming
  if (caller === undefined || head === undefined) return

  try {
    const stream = makeBody()
    const pieces = incoming.body ? undefined : collected
    caller.answered(makeResponse(network.answerClass(), head, { stream, pieces }))
    incoming.caller = undefined
  } catch {
    incoming.head = undefined
    stop(incoming, unusable)
  }
}

const unusable = new TransportError(
  'UNUSABLE_ANSWER',
  "The answer cannot be shown: its head is not one for fetch, or Response and ReadableStream are not Node's own.",
)

/** Hands the answer out at its head; its body follows at the reader's pace. */
export function handOut(incoming: Incoming): void {
  const { body, head, isOver, network } = incoming
  if (isOver || body !== undefined || head === undefined) return

  answer(incoming, () => {
    const { stream, writer } = bodyFor(incoming, head)
    incoming.body = writer
    for (const chunk of incoming.collected.splice(0)) forward(incoming, chunk)
    network.unread.register(stream, incoming, incoming)
    return stream
  })
}

/** The stream of an answer was collected before it was read. */
export function drop(incoming: Incoming): void {
  stop(incoming, new TransportError('UNREAD', 'The answer was dropped before it was read.'))
}

function bodyFor(incoming: Incoming, { headers }: Head): StreamedBody {
  const encoding = headers['content-encoding']
  const source = {
    more: () => {
      resumed(incoming.passage)
      incoming.controller?.resume()
    },
    cancel: (reason: unknown) => stop(incoming, reason),
  }
  if (encoding === undefined) return createStreamedBody(source)
  const { maxDecodedBytes } = incoming.network.settings
  return createDecodedBody({ maxDecodedBytes, encoding: String(encoding) }, source)
}

/** Passes a piece of a body on, and asks for no more while its reader has enough. */
export function forward({ body, controller, passage }: Incoming, chunk: Buffer): void {
  if (body?.write(chunk) !== false) return
  controller?.pause()
  paused(passage)
}

/** The last byte of the answer, or the last that will come. */
export function finish(incoming: Incoming): void {
  const { abort, body, endRequest, head, isOver, network, outgoing, passage } = incoming
  if (isOver) return

  incoming.isOver = true
  over(passage)
  if (abort) outgoing.signal?.removeEventListener('abort', abort)
  if (body) network.unread.unregister(incoming)
  network.underWay -= 1
  // No request waits: abandon connections that are still opening.
  if (network.underWay === 0) network.connector.giveUp()
  if (head === undefined) return
  if (endRequest) endRequest(() => letGo(incoming))
  else letGo(incoming)
}

/** What was not sent of the request by now never is: its stream, or with HTTP/1 its connection, is closed. */
function letGo({ outgoing, sent }: Incoming): void {
  sent.stop()
  outgoing.body.cancel?.(answeredEarly)
}

/** What the source of a body hears when nobody waits for the rest of it. */
const answeredEarly = new TransportError(
  'ANSWERED',
  'The server has answered: no more of the body is wanted.',
)

/** The answer broke off: at its head the call fails, after it the body. */
export function breakOff(incoming: Incoming, failure: unknown): void {
  if (incoming.isOver) return

  const { network, outgoing } = incoming
  if (incoming.head === undefined) incoming.caller?.failed(failure)
  else if (!hasNoBody(incoming)) handOut(incoming)
  incoming.body?.fail(
    incoming.stopped?.reason ?? terminated(explainFailure(failure, outgoing, network.connector)),
  )
  finish(incoming)
}

/** Ends it now, wherever it is. */
export function stop(incoming: Incoming, reason: unknown): void {
  if (incoming.isOver) return

  incoming.stopped = { reason: reason as Error }
  breakOff(incoming, reason)
  incoming.controller?.abort(reason as Error)
}
