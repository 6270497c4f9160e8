import { channel } from 'node:diagnostics_channel'
import type { ClientHttp2Stream } from 'node:http2'

/** Nothing more of the request is sent. `then`, its source may be let go: where it ends is not where the request does. */
export type EndRequest = (then: () => void) => void

/** What undici does not pass on of an HTTP/2 stream. */
export interface StreamWatch {
  /** What the head of an answer may take, in ms, counted anew from each interim answer (1xx); 0: for ever. */
  readonly headersTimeoutMs: number
  readonly onOpened: (endRequest: EndRequest) => void
  /** It was reset before its sender had said that this is all. Node ends such a stream as if it were whole. */
  readonly onReset: () => void
}

/** CANCEL: RFC 9113, section 7. */
const cancelled = 8
const created = channel('http2.client.stream.created')

/** Follows the HTTP/2 stream that is opened in this very turn; over HTTP/1.1 none is, and nothing is followed. */
export function followStream(watch: StreamWatch): void {
  const follow = (message: unknown): void => {
    created.unsubscribe(follow)
    watchStream((message as { readonly stream: ClientHttp2Stream }).stream, watch)
  }
  created.subscribe(follow)
  queueMicrotask(() => created.unsubscribe(follow))
}

function watchStream(stream: ClientHttp2Stream, { headersTimeoutMs, onOpened, onReset }: StreamWatch): void {
  const push = stream.push.bind(stream)
  let isWhole = false
  stream.push = (chunk, encoding) => {
    // A reset closes the stream first and ends it then; the sender's own end comes while it is open.
    if (chunk === null && !stream.closed) isWhole = true
    if (chunk === null && !isWhole) onReset()
    return push(chunk, encoding)
  }
  const close = stream.close.bind(stream)
  stream.close = (code = cancelled) => {
    // Node would end the body before it resets the stream: half of an upload would look whole.
    if (!stream.writableEnded) stream.end = () => stream
    close(code)
  }
  if (headersTimeoutMs > 0) stream.on('headers', () => stream.setTimeout(headersTimeoutMs))
  onOpened((then) => {
    // What was written to its last byte may be about to be told so.
    setImmediate(() => {
      if (!stream.writableFinished && !stream.closed) stream.close()
      then()
    })
  })
}
