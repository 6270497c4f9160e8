import { TransportError } from '../errors/transport-error.ts'
import { collectedBody } from './collected-body.ts'
import { createDecodedBody } from './decoded-body.ts'
import { type Head, isBodiless, makeResponse } from './make-response.ts'
import { createStreamedBody, type StreamedBody } from './streamed-body.ts'
import type { Dispatcher } from 'undici'

/** What an exchange is about, and who hears of it. */
export interface ExchangeParts {
  readonly url: string
  readonly method: string
  readonly maxDecodedBytes: number
  readonly refusesRedirects: boolean
  readonly answered: (response: Response) => void
  /** There is no answer; `isUntouched` when not a byte of one had come. */
  readonly failed: (failure: unknown, isUntouched: boolean) => void
  /** What a reader gets of a body that broke off. */
  readonly broken: (failure: unknown) => TypeError
  /** Nothing more will happen on the network. */
  readonly over: () => void
}

/** One request on its way. */
export interface Exchange {
  readonly handler: Dispatcher.DispatchHandler
  /** Ends it now, wherever it is. */
  readonly stop: (reason: unknown) => void
}

/** How much of an answer is held in memory before a stream is built for it, in bytes. */
const mostCollected = 65_536

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * One request, from the queue to the last byte of its answer. An answer that is small and all there is collected, since
 * a stream of its own costs more than the rest; any other one is handed out at its head and read at its reader's pace.
 */
export function createExchange(parts: ExchangeParts): Exchange {
  const { method, url } = parts
  let controller: Dispatcher.DispatchController | undefined
  let head: Head | undefined
  let body: StreamedBody | undefined
  const collected: Buffer[] = []
  let size = 0
  let isTouched = false
  let isOver = false
  let stopped: { readonly reason: Error } | undefined

  const write = (chunk: Buffer): void => {
    if (body?.write(chunk) === false) controller?.pause()
  }
  const handOut = (): void => {
    if (isOver || body !== undefined || head === undefined) return
    const encoding = head.headers['content-encoding']
    const reader = { more: () => controller?.resume(), cancel: stop }
    body =
      encoding === undefined
        ? createStreamedBody(reader)
        : createDecodedBody({ encoding: String(encoding), ...parts }, reader)
    for (const chunk of collected.splice(0)) write(chunk)
    parts.answered(makeResponse(head, body.stream))
  }
  const finish = (): void => {
    isOver = true
    parts.over()
  }
  const fail = (failure: unknown): void => {
    if (isOver) return
    handOut()
    if (head === undefined) parts.failed(failure, !isTouched)
    else body?.fail(stopped ? stopped.reason : parts.broken(failure))
    finish()
  }
  const stop = (reason: unknown): void => {
    if (isOver) return
    stopped = { reason: reason as Error }
    fail(reason)
    controller?.abort(stopped.reason)
  }
  const linger = (): void => {
    if (!isOver && body === undefined) setImmediate(handOut)
  }

  return {
    stop,
    handler: {
      onRequestStart: (started) => {
        controller = started
        if (stopped) controller.abort(stopped.reason)
      },
      onResponseStarted: () => {
        isTouched = true
      },
      // eslint-disable-next-line max-params -- undici calls it so.
      onResponseStart: (_controller, status, headers, statusText = '') => {
        if (status < 200) return
        if (parts.refusesRedirects && redirects.has(status)) {
          stop(new TransportError('REDIRECTED', 'The answer is a redirect, which this request refuses.'))
          return
        }
        head = { status, statusText, headers, url }
        if (isBodiless(method, status)) return
        if (headers['content-encoding'] !== undefined || Number(headers['content-length']) > mostCollected)
          handOut()
        // When it runs, all that came in the same packet has been seen.
        else queueMicrotask(linger)
      },
      onResponseData: (_controller, chunk) => {
        // Where a chunk was parsed in two halves, one may be empty, and no stream takes that.
        if (chunk.byteLength === 0) return
        if (body) {
          write(chunk)
          return
        }
        collected.push(chunk)
        size += chunk.byteLength
        if (size > mostCollected) handOut()
      },
      onResponseEnd: () => {
        if (isOver || head === undefined) return
        if (body) body.end()
        else
          parts.answered(
            makeResponse(head, isBodiless(method, head.status) ? null : collectedBody(collected)),
          )
        finish()
      },
      onResponseError: (_controller, failure) => fail(failure),
    },
  }
}
