/** A stream of what is all there. It costs less than the one that a `Response` makes of bytes. */
export function collectedBody(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const source: UnderlyingByteSource = {
    type: 'bytes',
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk))
      controller.close()
    },
  }
  return new ReadableStream(source)
}
