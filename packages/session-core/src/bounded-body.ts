/** The first bytes of a body, and how it ended: all was read, the rest was cut off, or it broke. */
export interface BoundedBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ending: 'whole' | 'cut' | 'broken'
}

/** How much is read, in bytes, and how long. */
export interface Bound {
  readonly maxBytes: number
  /** Breaks the reading off. */
  readonly signal?: AbortSignal
}

/** Reads a stream up to a bound, and cancels what is beyond it. Never fails. */
export async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  { maxBytes, signal }: Bound,
): Promise<BoundedBody> {
  if (stream === null) return { bytes: new Uint8Array(), ending: 'whole' }

  const reader = stream.getReader()
  const stop = (): void => {
    reader.cancel().catch(() => {})
  }
  const chunks: Uint8Array[] = []
  let length = 0
  const end = (ending: BoundedBody['ending']): BoundedBody => ({ bytes: join(chunks), ending })

  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (signal?.aborted) return end('broken')
      if (done) return end('whole')

      chunks.push(value.subarray(0, maxBytes - length))
      length += value.byteLength
      if (length <= maxBytes) continue

      stop()
      return end('cut')
    }
  } catch {
    return end('broken')
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
