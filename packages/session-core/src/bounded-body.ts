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
  const reader = stream?.getReader()
  const stop = (): void => {
    reader?.cancel().catch(() => {})
  }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let room = maxBytes
  let ending: BoundedBody['ending'] = 'whole'

  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  try {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      const chunk = next.value as Uint8Array<ArrayBuffer>
      chunks.push(chunk.subarray(0, room))
      room -= chunk.byteLength
      if (room >= 0) continue

      ending = 'cut'
      stop()
      break
    }
  } catch {
    ending = 'broken'
  }
  signal?.removeEventListener('abort', stop)
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer())
  return { bytes, ending: signal?.aborted ? 'broken' : ending }
}

/** The same answer with another body, as far as its status allows one. */
export function withBody(
  { status, statusText, headers }: Response,
  bytes: Uint8Array<ArrayBuffer>,
): Response {
  return new Response(bodiless.has(status) ? null : bytes, { status, statusText, headers })
}
