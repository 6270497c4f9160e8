/** Where a body comes from. */
export interface Source {
  /** The reader wants more. */
  readonly more: () => void
  /** The reader wants nothing more. */
  readonly cancel: (reason: unknown) => void
}

/** The network's end of a body. */
export interface BodyWriter {
  /** False when the reader has enough for now: `more` will be called. */
  readonly write: (chunk: Uint8Array) => boolean
  readonly end: () => void
  readonly fail: (reason: unknown) => void
}

/** A body that is on its way: what the network writes on one side, and what a reader gets on the other. */
export interface StreamedBody {
  readonly stream: ReadableStream<Uint8Array>
  readonly writer: BodyWriter
}

/** Bytes that may wait for their reader. */
const highWaterMark = 65_536

/**
 * Hands bytes on as they come. While the reader has enough, its stream is held weakly: when nobody else holds it any
 * more it can be collected, and with it the connection that waits for a reader who will not come.
 */
export function createStreamedBody({ cancel, more }: Source): StreamedBody {
  let flowing: ReadableByteStreamController | undefined
  let waiting: WeakRef<ReadableByteStreamController> | undefined

  const source: UnderlyingByteSource = {
    type: 'bytes',
    start: (controller) => {
      flowing = controller
      waiting = new WeakRef(controller)
    },
    pull: (controller) => {
      flowing = controller
      more()
    },
    cancel: (reason) => {
      flowing = waiting = undefined
      cancel(reason)
    },
  }
  const take = (): ReadableByteStreamController | undefined => {
    const controller = flowing ?? waiting?.deref()
    flowing = waiting = undefined
    return controller
  }
  const writer: BodyWriter = {
    write: (chunk) => {
      const controller = flowing ?? waiting?.deref()
      // A copy: the stream takes the whole buffer away, and other chunks lie in it.
      controller?.enqueue(new Uint8Array(chunk))
      if ((controller?.desiredSize ?? 0) > 0) return true
      flowing = undefined
      return false
    },
    end: () => closeStream(take()),
    fail: (reason) => take()?.error(reason),
  }
  return { stream: new ReadableStream(source, { highWaterMark }), writer }
}

/** Ends a stream, and the reading of who waits for more of it. */
export function closeStream(controller: ReadableByteStreamController | undefined): void {
  try {
    controller?.close()
    controller?.byobRequest?.respond(0)
  } catch {
    // Half an element for a reader of larger ones: the platform has failed the stream, and its reader knows.
  }
}
