import { closeStream } from './streamed-body.ts'

/**
 * A stream of what is all there; whoever reads it takes the pieces away. Nothing is copied before: most answers are read
 * as a text, which needs no stream.
 */
export function collectedBody(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  const source: UnderlyingByteSource = {
    type: 'bytes',
    pull: (controller) => {
      for (const piece of pieces.splice(0)) controller.enqueue(new Uint8Array(piece))
      closeStream(controller)
    },
  }
  return new ReadableStream(source)
}
