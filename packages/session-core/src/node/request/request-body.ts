import { claimStream } from '../../http/claimed-stream.ts'
import { copyOf } from '../../http/handed-piece.ts'
import { joined } from '../joined.ts'
import { noBody, notBytes, type OutgoingBody, streamedBody } from './outgoing-body.ts'

/** Bytes of a stream of several pieces that are waited for before the rest is sent as it comes. */
const enough = 1_048_576

/**
 * The body of a bare `Request` is a stream, whatever it was made from. What is there at once is taken along, so that a
 * text does not become a chunked upload; a stream that takes its time is sent as it comes.
 */
export async function readRequestBody({ body }: Request): Promise<OutgoingBody> {
  const claimed = claimStream(body)
  if (claimed === undefined || !('reader' in claimed)) return noBody

  const { isOfBytes, reader } = claimed
  const first: Uint8Array[] = []
  let size = 0
  let pending: Promise<ReadableStreamReadResult<unknown>> | undefined = reader.read()
  while (first.length < 2 || size < enough) {
    const piece = await Promise.race([pending, aTurn()])
    if (piece === undefined) break
    if (piece.done) return { payload: joined(first), replayable: true }
    if (!(piece.value instanceof Uint8Array)) throw notBytes()
    // Its owner may fill the same buffer again for the next one.
    first.push(isOfBytes ? piece.value : copyOf(piece.value))
    size += piece.value.byteLength
    pending = reader.read()
  }
  return streamedBody(
    {
      read: () => {
        const next = pending ?? reader.read()
        pending = undefined
        return next
      },
      cancel: (reason) => reader.cancel(reason),
    },
    first,
  )
}

function aTurn(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(resolve, undefined))
}
