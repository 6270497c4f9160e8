import { expectHeads } from '../connection/heads.ts'
import { started } from '../connection/traffic.ts'
import { mayHaveRun, TransportError } from '../errors/transport-error.ts'
import { collectedBody } from './collected-body.ts'
import { followStream } from './follow-stream.ts'
import { hasNoBody, type Incoming, mostCollected } from './incoming.ts'
import type { Head } from './make-response.ts'
import { answer, breakOff, finish, forward, handOut, stop } from './progress.ts'
import { cutRefusal, failureOf, refusalOf } from './refused-head.ts'
import type { Dispatcher } from 'undici'

/**
 * One request, from the queue to the last byte of its answer. An answer that is small and all there is collected, since
 * a stream of its own costs more than the rest; any other one is handed out at its head and read at its reader's pace.
 */
export function createResponseHandler(incoming: Incoming): Dispatcher.DispatchHandler {
  const written = (): void => {
    incoming.isWritten = true
  }
  return {
    onRequestStart: (controller) => {
      incoming.controller = controller
      if (incoming.stopped) controller.abort(incoming.stopped.reason)
      else if (incoming.isWritten) stop(incoming, writtenBefore)
      else start(incoming)
    },
    onBodySent: written,
    onRequestSent: written,
    // oxlint-disable-next-line max-params -- undici calls it so.
    onResponseStart: (_controller, status, headers, statusText = '') => {
      const { href: url } = incoming.outgoing.url
      if (status < 200 && status !== 101) return
      if (!incoming.endRequest) incoming.heads = incoming.network.connector.moment.reading
      begin(incoming, { status, statusText, headers, url })
    },
    onResponseData: (_controller, chunk) => {
      // Where a chunk was parsed in two halves, one may be empty, and no stream takes that.
      if (chunk.byteLength > 0) take(incoming, chunk)
    },
    onResponseEnd: () => {
      if (incoming.heads) expectHeads(incoming.heads)
      complete(incoming)
    },
    onResponseError: (_controller, failure) => breakOff(incoming, cutRefusal(incoming) ?? failure),
  }
}

/**
 * undici starts a request anew when its stream ended with REFUSED_STREAM, or its connection with a GOAWAY. It takes the
 * code of a GOAWAY that covers the request, and one that was made up on this side, for the server's word as well.
 */
const writtenBefore = new TransportError(
  'REFUSED_AFTER_WRITING',
  `The server refused the request, or closed the connection, when it had been written. ${mayHaveRun}`,
)

function start(incoming: Incoming): void {
  const { headersTimeoutMs, http2 } = incoming.network.settings
  started(incoming.passage)
  if (!http2) return
  followStream({
    headersTimeoutMs,
    onOpened: (endRequest) => {
      incoming.endRequest = endRequest
    },
    onReset: () => {
      incoming.wasReset = true
    },
  })
}

function begin(incoming: Incoming, head: Head): void {
  const { headers } = head
  const refusal = refusalOf(incoming, head)
  if (refusal) {
    stop(incoming, refusal)
    return
  }

  incoming.head = head
  if (hasNoBody(incoming)) {
    answer(incoming, () => null)
  } else if (headers['content-encoding'] !== undefined || Number(headers['content-length']) > mostCollected) {
    handOut(incoming)
    return
  }
  // Not queueMicrotask: Node makes an AsyncResource for each.
  void Promise.resolve(incoming).then(afterPacket)
}

/** All that came in the same packet has been seen. Acts a turn later, unless that was everything. */
function afterPacket(incoming: Incoming): void {
  if (incoming.isOver || incoming.body !== undefined) return
  setImmediate(hasNoBody(incoming) ? refuseBody : handOut, incoming)
}

function refuseBody(incoming: Incoming): void {
  stop(incoming, superfluous)
}

/** Of an answer that has no body: bytes that would keep its connection from others. */
const superfluous = new TransportError('SUPERFLUOUS_BODY', 'The answer has a body that it must not have.')

function take(incoming: Incoming, chunk: Buffer): void {
  if (hasNoBody(incoming)) {
    refuseBody(incoming)
    return
  }
  if (incoming.body) {
    forward(incoming, chunk)
    return
  }

  incoming.collected.push(chunk)
  incoming.size += chunk.byteLength
  if (incoming.size > mostCollected) handOut(incoming)
}

function complete(incoming: Incoming): void {
  if (incoming.isOver) return
  // Some Nodes take any status over HTTP/2, and one below 200 is the head of nothing.
  if (incoming.wasReset || incoming.head === undefined) {
    breakOff(incoming, failureOf('ERR_HTTP2_STREAM_ERROR'))
    return
  }
  const broken = incoming.network.connector.failing()
  if (broken) {
    breakOff(incoming, broken)
    return
  }

  if (incoming.body) incoming.body.end()
  else answer(incoming, () => (hasNoBody(incoming) ? null : collectedBody(incoming.collected)))
  finish(incoming)
}
