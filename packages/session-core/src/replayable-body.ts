import { readBounded } from './bounded-body.ts'

/** A request's body, kept so that it can be sent a second time as it was when the call was made. */
export interface ReplayableBody {
  readonly first: BodyInit | null | undefined
  /** For the second sending; `undefined` when it did not fit into what may be kept. */
  readonly again: () => Promise<BodyInit | null | undefined>
  /** Lets go of what was kept. */
  readonly release: () => void
  /** The call failed: a stream that was not sent is cancelled, as the platform's fetch does. */
  readonly drop: () => void
}

/** Keeps a body. What its owner may still change is copied; of a stream, `maxBytes` bytes are kept at most. */
export function keepBody(body: unknown, maxBytes: number): ReplayableBody {
  if (!isStream(body)) return keep(copyOf(body))

  // One branch is sent. The other is drained at least as fast: no more than the bound piles up.
  const [first, spare] = asStream(body).tee()
  const released = new AbortController()
  const kept = readBounded(spare, { maxBytes, signal: released.signal })
  return {
    first,
    again: async () => {
      const { bytes, ending } = await kept
      return ending === 'whole' ? bytes : undefined
    },
    release: () => released.abort(),
    // One that is being read cannot be cancelled from here, and need not be.
    drop: () => void first.cancel().catch(() => {}),
  }
}

/**
 * Keeps the body of a bare `Request`, of which nobody can see what it was made from. It is read before it is
 * sent: bytes keep their `Content-Length`, which a stream would lose. What does not fit is left to the request.
 */
export async function keepRequestBody(request: Request, maxBytes: number): Promise<ReplayableBody> {
  const { signal } = request
  const { bytes, ending } = await readBounded(request.clone().body, { maxBytes, signal })
  signal.throwIfAborted()
  if (ending !== 'whole') return { ...keep(undefined), again: () => Promise.resolve(undefined) }

  request.body?.cancel().catch(() => {})
  return keep(bytes)
}

function keep(body: BodyInit | undefined): ReplayableBody {
  return { first: body, again: () => Promise.resolve(body ?? null), release: () => {}, drop: () => {} }
}

/** A body that its owner can no longer change. Streams, and what only the platform can read, stay as they are. */
export function copyOf(body: unknown): BodyInit | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string' || body instanceof Blob) return body
  if (body instanceof URLSearchParams) return new URLSearchParams(body)
  if (body instanceof ArrayBuffer) return body.slice()
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  // Anything else is text to the platform's fetch, too.
  if (!(body instanceof FormData)) return body as string

  const copy = new FormData()
  for (const [name, value] of body) copy.append(name, value)
  return copy
}

type Chunks = AsyncIterable<Uint8Array>

function isStream(body: unknown): body is ReadableStream<Uint8Array> | Chunks {
  return body instanceof ReadableStream || Symbol.asyncIterator in (Object(body) as object)
}

/** Node takes any async iterable for a body; where it does, `ReadableStream.from` is there. */
function asStream(body: ReadableStream<Uint8Array> | Chunks): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body
  return (ReadableStream as unknown as { from: (chunks: Chunks) => ReadableStream<Uint8Array> }).from(body)
}
