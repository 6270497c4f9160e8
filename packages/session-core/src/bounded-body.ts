/** The first bytes of a body, and whether that was all of it. */
export interface BoundedBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly complete: boolean
}

/** Reads a stream up to a bound, and cancels what is beyond it. */
export async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<BoundedBody> {
  if (stream === null) return { bytes: new Uint8Array(), complete: true }

  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { bytes: join(chunks, length), complete: true }

    chunks.push(value.subarray(0, maxBytes - length))
    length += value.byteLength
    if (length <= maxBytes) continue

    reader.cancel().catch(() => {})
    return { bytes: join(chunks, maxBytes), complete: false }
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
