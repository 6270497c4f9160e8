import { advising } from '../errors/transport-advice.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { letGo } from './let-go.ts'
import { kindOf } from './taken-body.ts'

/** Where the pieces of a body come from: one at a time, when they are asked for. */
export interface BodySource {
  /**
   * The next piece, which its owner may fill again as soon as another one is asked for; `undefined` at the end.
   *
   * @throws TypeError for a piece that no body is made of.
   */
  readonly read: () => Promise<Uint8Array | undefined>
  readonly cancel: (reason?: unknown) => void
  /** Each piece comes in a buffer that nobody else has; who sends it may bring buffers of his own. */
  readonly isOfBytes: boolean | undefined
}

/** Reads a stream, or an async iterable. */
export function sourceOf(claimed: ClaimedStream): BodySource {
  const reader: Reader = claimed.reader ?? readerOf(claimed.iterable)
  return {
    isOfBytes: claimed.isOfBytes,
    read: async () => {
      const { done, value } = await reader.read()
      if (done) return undefined
      // `instanceof` would know the bytes of one realm only.
      if (kindOf(value) === 'Uint8Array') return value as Uint8Array
      throw advising('A streamed body must be made of Uint8Arrays.')
    },
    cancel: (reason) => letGo({ body: reader }, reason),
  }
}

/** What is used of a stream's reader. */
interface Reader {
  readonly read: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>
  readonly cancel: (reason?: unknown) => unknown
}

/** Node takes any async iterable for a body, and texts from it. */
function readerOf(iterable: AsyncIterable<unknown>): Reader {
  const iterator = iterable[Symbol.asyncIterator]() as AsyncIterator<unknown, unknown>
  return {
    read: async () => {
      const { done, value } = await iterator.next()
      return { done, value: typeof value === 'string' ? new TextEncoder().encode(value) : value }
    },
    cancel: () => iterator.return?.(),
  }
}
