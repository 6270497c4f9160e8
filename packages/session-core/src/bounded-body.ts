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

const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304])

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
  const chunks: Uint8Array<ArrayBuffer>[] = []
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  const ending = await fill(reader, chunks, maxBytes).catch(() => 'broken' as const)
  signal?.removeEventListener('abort', stop)
  if (ending === 'cut') stop()
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer())
  return { bytes, ending: signal?.aborted ? 'broken' : ending }
}

async function fill(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  chunks: Uint8Array[],
  maxBytes: number,
): Promise<'whole' | 'cut'> {
  for (let room = maxBytes; ;) {
    const { done, value } = await reader.read()
    if (done) return 'whole'

    chunks.push(value.subarray(0, room))
    room -= value.byteLength
    if (room < 0) return 'cut'
  }
}

/** The same answer with another body, as far as its status allows one. */
export function withBody(
  { status, statusText, headers }: Response,
  bytes: Uint8Array<ArrayBuffer>,
): Response {
  return new Response(bodiless.has(status) ? null : bytes, { status, statusText, headers })
}
