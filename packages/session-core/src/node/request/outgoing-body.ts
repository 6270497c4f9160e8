import { claimStream } from '../../http/claimed-stream.ts'
import { encodeMultipart } from '../../http/multipart.ts'
import { takeForm } from '../../http/taken-form.ts'

/** What will be sent behind the headers. */
export interface OutgoingBody {
  readonly payload: string | Uint8Array | AsyncIterable<Uint8Array> | null
  /** The content type that goes with it, unless the caller names one. */
  readonly type?: string
  /** Bytes, where the payload does not tell. */
  readonly length?: number
  /** Whether it can be sent a second time. */
  readonly replayable: boolean
  /** Tells the source that nothing more is wanted. */
  readonly cancel?: (reason: unknown) => void
  /** Whether a failure is the source's own. */
  readonly isSource?: (failure: unknown) => boolean
}

/** Nothing to send. */
export const noBody: OutgoingBody = { payload: null, replayable: true }

/** Takes a body as it is now: what its owner writes into it later is not sent. */
export function readBody(body: unknown): OutgoingBody {
  if (body === undefined || body === null) return noBody
  if (typeof body === 'string') return { payload: body, type: 'text/plain;charset=UTF-8', replayable: true }
  if (body instanceof URLSearchParams) return { payload: body.toString(), type: formType, replayable: true }
  if (ArrayBuffer.isView(body)) return bytes(body.buffer, body.byteOffset, body.byteLength)
  if (body instanceof ArrayBuffer || body instanceof SharedArrayBuffer) return bytes(body, 0, body.byteLength)
  if (body instanceof Blob) return blob(body)
  if (body instanceof FormData) return blob(encodeMultipart(takeForm(body)))
  const claimed = claimStream(body)
  if (claimed) return streamedBody('reader' in claimed ? claimed.reader : pull(claimed.iterable))
  throw new TypeError('The body of this request is of a kind that cannot be sent.')
}

/** Where the pieces of a stream come from. */
export interface Source {
  readonly read: () => Promise<ReadableStreamReadResult<unknown>>
  readonly cancel: (reason: unknown) => Promise<void>
}

/** A body of unknown length, sent as it comes; `first` is what is there already. */
export function streamedBody(source: Source, first: readonly Uint8Array[] = []): OutgoingBody {
  let own: { readonly failure: unknown } | undefined
  const note = (failure: unknown): never => {
    own = { failure }
    throw failure
  }
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield* first
    for (;;) {
      const piece = await source.read().catch(note)
      if (piece.done) return
      yield piece.value instanceof Uint8Array ? piece.value : note(notBytes())
    }
  }
  const cancel = (reason: unknown): void => void source.cancel(reason).catch(() => {})
  return {
    payload: pieces(),
    replayable: false,
    cancel,
    isSource: (failure) => own?.failure === failure && own !== undefined,
  }
}

/** What is thrown for a piece of a stream that is something else. */
export function notBytes(): TypeError {
  return new TypeError('A streamed body must be made of Uint8Arrays.')
}

const formType = 'application/x-www-form-urlencoded;charset=UTF-8'

function bytes(buffer: ArrayBufferLike, offset: number, length: number): OutgoingBody {
  return {
    payload: Uint8Array.prototype.slice.call(new Uint8Array(buffer, offset, length)),
    replayable: true,
  }
}

function blob(body: Blob): OutgoingBody {
  // A stream of its own for every sending.
  const payload = { [Symbol.asyncIterator]: () => body.stream()[Symbol.asyncIterator]() }
  return { payload, length: body.size, replayable: true, ...(body.type && { type: body.type }) }
}

function pull(iterable: AsyncIterable<unknown>): Source {
  const iterator = iterable[Symbol.asyncIterator]()
  return {
    read: async () => {
      const next: IteratorResult<unknown> = await iterator.next()
      return next.done ? { done: true, value: undefined } : { done: false, value: next.value }
    },
    cancel: async () => {
      await iterator.return?.()
    },
  }
}
