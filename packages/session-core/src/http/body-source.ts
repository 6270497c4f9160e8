import { cancelStream, type ClaimedStream } from './claimed-stream.ts'
import { kindOf } from './taken-body.ts'

/** Where the pieces of a streamed body come from: one at a time, when they are asked for. */
export interface BodySource {
  /** The next piece, which its owner may fill again as soon as another one is asked for. */
  readonly read: () => Promise<{ readonly done?: boolean; readonly value?: unknown }>
  /** @throws TypeError for a piece that no body is made of. */
  readonly bytesOf: (piece: unknown) => Uint8Array
  readonly cancel: (reason: unknown) => void
  /** Each piece comes in a buffer that nobody else has; who sends it may bring buffers of his own. */
  readonly isOfBytes: boolean
}

/** Reads a stream, or an async iterable. */
export function sourceOf(claimed: ClaimedStream): BodySource {
  return 'reader' in claimed ? ofStream(claimed) : ofIterable(claimed.iterable)
}

function ofStream(claimed: Extract<ClaimedStream, { reader: unknown }>): BodySource {
  return {
    isOfBytes: claimed.isOfBytes,
    read: () => claimed.reader.read(),
    bytesOf,
    cancel: (reason) => cancelStream(claimed, reason),
  }
}

/** Node takes any async iterable for a body, and texts from it. */
function ofIterable(iterable: AsyncIterable<unknown>): BodySource {
  const iterator = iterable[Symbol.asyncIterator]() as AsyncIterator<unknown, unknown>
  return {
    isOfBytes: false,
    read: async () => iterator.next(),
    bytesOf: (piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : bytesOf(piece)),
    cancel: () => void Promise.resolve(iterator.return?.()).catch(() => {}),
  }
}

/** `instanceof` would know the bytes of one realm only. */
function bytesOf(piece: unknown): Uint8Array {
  if (kindOf(piece) === 'Uint8Array') return piece as Uint8Array
  throw new TypeError('A streamed body must be made of Uint8Arrays.')
}
