import type { Progress } from '../connection/traffic.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDecodedBody } from './decoded-body.ts'
import type { EndRequest, StreamLimits } from './follow-stream.ts'
import { type Head, isBodiless, makeResponse } from './make-response.ts'
import { type BodyWriter, createStreamedBody, type StreamedBody } from './streamed-body.ts'
import type { Dispatcher } from 'undici'

/** Who waits for an answer. Let go once it was told: it holds the answer, and the network must not. */
export interface Caller {
  readonly answered: (response: Response) => void
  readonly failed: (failure: unknown) => void
}

/** What an exchange is about, and who hears of it. */
export interface ExchangeParts {
  readonly url: string
  readonly method: string
  readonly maxDecodedBytes: number
  readonly refusesRedirects: boolean
  /** Set where HTTP/2 may be spoken: limits that undici and Node hold over HTTP/1.1 only. */
  readonly streams: StreamLimits | undefined
  /** What a reader gets of a body that broke off. */
  readonly broken: (failure: unknown) => TypeError
  readonly progress: Pick<Progress, 'started' | 'paused' | 'resumed'>
  /** Nothing more will happen on the network. */
  readonly over: () => void
  /** What was not sent of the request by now never is: its stream, or with HTTP/1 its connection, is closed. */
  readonly letGo: () => void
  /** Told of each stream that is handed out, and of what is to be done when it was collected unread. */
  readonly handedOut: (stream: ReadableStream, letGo: () => void) => void
}

/** One answer on its way: what came of it so far, and who still waits. */
export interface Incoming {
  readonly parts: ExchangeParts
  caller: Caller | undefined
  controller?: Dispatcher.DispatchController
  /** Where HTTP/2 is spoken. */
  endRequest?: EndRequest
  head?: Head
  body?: BodyWriter
  collected: Buffer[]
  size: number
  /** Something of the request may have left this machine. */
  isWritten: boolean
  isOver: boolean
  /** Its HTTP/2 stream ended in the middle. */
  wasReset?: boolean
  stopped?: { readonly reason: Error }
}

/** How much of an answer is held in memory before a stream is built for it, in bytes. */
export const mostCollected = 65_536

/** An answer of which nothing came yet. */
export function expectAnswer(parts: ExchangeParts, caller: Caller): Incoming {
  return { parts, caller, collected: [], size: 0, isWritten: false, isOver: false }
}

/** Whether an answer like this one has no body, whatever follows its head. */
export function hasNoBody({ head, parts }: Incoming): boolean {
  return head !== undefined && isBodiless(parts.method, head.status)
}

/** Gives the caller his answer. Whatever the server said in its head, this never throws. */
export function answer(incoming: Incoming, body: ReadableStream | null): void {
  const { caller, head } = incoming
  if (caller === undefined || head === undefined) return

  incoming.caller = undefined
  try {
    caller.answered(makeResponse(head, body))
  } catch {
    const unusable = new TransportError(
      'UNUSABLE_ANSWER',
      'The head of the answer is not one that fetch can show.',
    )
    caller.failed(unusable)
    stop(incoming, unusable)
  }
}

/** Hands the answer out at its head; its body follows at the reader's pace. */
export function handOut(incoming: Incoming): void {
  const { body, head, isOver, parts } = incoming
  if (isOver || body !== undefined || head === undefined) return

  const { stream, writer } = bodyFor(incoming, head)
  incoming.body = writer
  for (const chunk of incoming.collected.splice(0)) forward(incoming, chunk)
  parts.handedOut(stream, () =>
    stop(incoming, new TransportError('UNREAD', 'The answer was dropped before it was read.')),
  )
  answer(incoming, stream)
}

function bodyFor(incoming: Incoming, { headers }: Head): StreamedBody {
  const encoding = headers['content-encoding']
  const source = {
    more: () => {
      incoming.parts.progress.resumed()
      incoming.controller?.resume()
    },
    cancel: (reason: unknown) => stop(incoming, reason),
  }
  if (encoding === undefined) return createStreamedBody(source)
  return createDecodedBody({ ...incoming.parts, encoding: String(encoding) }, source)
}

/** Passes a piece of a body on, and asks for no more while its reader has enough. */
export function forward({ body, controller, parts }: Incoming, chunk: Buffer): void {
  if (body?.write(chunk) !== false) return
  controller?.pause()
  parts.progress.paused()
}

/** The last byte of the answer, or the last that will come. */
export function finish(incoming: Incoming): void {
  if (incoming.isOver) return

  incoming.isOver = true
  incoming.parts.over()
  if (incoming.head === undefined) return
  if (incoming.endRequest) incoming.endRequest(incoming.parts.letGo)
  else incoming.parts.letGo()
}

/** The answer broke off: at its head the call fails, after it the body. */
export function breakOff(incoming: Incoming, failure: unknown): void {
  if (incoming.isOver) return

  if (incoming.head === undefined) incoming.caller?.failed(failure)
  else if (!hasNoBody(incoming)) handOut(incoming)
  incoming.body?.fail(incoming.stopped?.reason ?? incoming.parts.broken(failure))
  finish(incoming)
}

/** Ends it now, wherever it is. */
export function stop(incoming: Incoming, reason: unknown): void {
  if (incoming.isOver) return

  incoming.stopped = { reason: reason as Error }
  breakOff(incoming, reason)
  incoming.controller?.abort(reason as Error)
}
