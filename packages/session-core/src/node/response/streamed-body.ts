/** A body that is on its way: what the network writes on one side, and what a reader gets on the other. */
export interface StreamedBody {
  readonly stream: ReadableStream<Uint8Array>
  /** False when the reader has enough for now: `more` will be called. */
  readonly write: (chunk: Uint8Array) => boolean
  readonly end: () => void
  readonly fail: (reason: unknown) => void
}

/** What the reader wants. */
export interface Reader {
  readonly more: () => void
  readonly cancel: (reason: unknown) => void
}

/** Bytes that may wait for their reader. */
const highWaterMark = 65_536

/** Hands bytes on as they come. */
export function createStreamedBody({ cancel, more }: Reader): StreamedBody {
  let sink: ReadableByteStreamController | undefined
  const source: UnderlyingByteSource = {
    type: 'bytes',
    start: (controller) => {
      sink = controller
    },
    pull: more,
    cancel,
  }
  const stream = new ReadableStream(source, { highWaterMark })

  return {
    stream,
    write: (chunk) => {
      // A copy: the stream takes the whole buffer away, and other chunks lie in it.
      sink?.enqueue(new Uint8Array(chunk))
      return (sink?.desiredSize ?? 0) > 0
    },
    end: () => sink?.close(),
    fail: (reason) => sink?.error(reason),
  }
}
