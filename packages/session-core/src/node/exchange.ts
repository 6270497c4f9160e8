import { decode } from './decode.ts'
import { type Head, isNull, makeResponse } from './incoming.ts'
import type { Outgoing } from './outgoing.ts'
import type { Dispatcher } from 'undici'

type Controller = Dispatcher.DispatchController

/** Who gets what comes of an exchange. */
export interface Settle {
  readonly resolve: (response: Response) => void
  /** `isUntouched` when no byte of an answer has come. */
  readonly reject: (failure: unknown, isUntouched: boolean) => void
  /** The last word about a body that was handed out. */
  readonly failBody: (failure: unknown) => unknown
  readonly done: () => void
}

/** What is held in memory for a small answer, in bytes. */
const mostCollected = 65_536

/**
 * One request, from the queue to the last byte of its answer. An answer that is small and all there is collected, so
 * that no stream has to be built for it; any other one is handed out at its head, and read at its reader's pace.
 */
export function createExchange({ method, url }: Outgoing, settle: Settle, maxDecodedBytes: number) {
  let controller: Controller | undefined
  let head: Head | undefined
  let sink: ReadableByteStreamController | undefined
  let chunks: Buffer[] = []
  let size = 0
  let isTouched = false
  let isOver = false
  let stopped: { readonly reason: unknown } | undefined

  const finish = (): void => {
    isOver = true
    chunks = []
    settle.done()
  }

  const push = (chunk: Buffer): void => {
    sink?.enqueue(new Uint8Array(chunk))
    if ((sink?.desiredSize ?? 0) <= 0) controller?.pause()
  }

  const stream = (): void => {
    if (sink !== undefined || isOver || head === undefined) return
    const source: UnderlyingByteSource = {
      type: 'bytes',
      start: (created) => {
        sink = created
      },
      pull: () => controller?.resume(),
      cancel: (reason) => stop(reason),
    }
    const body = new ReadableStream(source, { highWaterMark: mostCollected })
    for (const chunk of chunks.splice(0)) push(chunk)
    settle.resolve(makeResponse(head, decode(body, head, maxDecodedBytes), url.href))
  }

  const stop = (reason: unknown): void => {
    if (isOver) return
    stopped = { reason }
    controller?.abort(reason as Error)
    fail(reason)
  }

  const fail = (failure: unknown): void => {
    if (isOver) return
    if (head !== undefined) stream()
    if (head === undefined) settle.reject(failure, !isTouched)
    else sink?.error(stopped ? stopped.reason : settle.failBody(failure))
    finish()
  }

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (started) => {
      if (stopped) started.abort(stopped.reason as Error)
      else controller = started
    },
    onResponseStarted: () => {
      isTouched = true
    },
    onResponseStart: (_controller, status, headers, statusText = '') => {
      if (status < 200) return
      head = { status, statusText, headers }
      if (method === 'HEAD' || isNull(status)) return
      if (Number(headers['content-length']) > mostCollected || headers['content-encoding'] !== undefined)
        stream()
      // All that came in one packet has been seen when this runs.
      else queueMicrotask(linger)
    },
    onResponseData: (_controller, chunk) => {
      if (sink !== undefined) push(chunk)
      else {
        chunks.push(chunk)
        size += chunk.byteLength
        if (size > mostCollected) stream()
      }
    },
    onResponseEnd: () => {
      if (isOver || head === undefined) return
      if (sink !== undefined) sink.close()
      else settle.resolve(makeResponse(head, joined(chunks), url.href))
      finish()
    },
    onResponseError: (_controller, failure) => fail(failure),
  }

  const linger = (): void => {
    if (!isOver && sink === undefined) setImmediate(stream)
  }

  return { handler, stop }
}

function joined(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> | null {
  if (chunks.length === 0) return null
  return (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)) as Uint8Array<ArrayBuffer>
}
