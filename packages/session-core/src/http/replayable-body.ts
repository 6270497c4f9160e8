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
export function keepBody(body: unknown, maxBytes: number): ReplayableBody | Promise<ReplayableBody> {
  if (body instanceof Request) return body.body ? keepRequestBody(body, maxBytes) : nothing

  if (body === null || body === undefined) return nothing

  const stream = asStream(body)
  if (!stream) return keep(copyOf(body))

  // One branch is sent. The other is drained at least as fast: no more than the bound piles up.
  const [first, spare] = stream.tee()
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
async function keepRequestBody(request: Request, maxBytes: number): Promise<ReplayableBody> {
  const { signal } = request
  const { bytes, ending } = await readBounded(request.clone().body, { maxBytes, signal })
  signal.throwIfAborted()
  if (ending !== 'whole') return { ...keep(undefined), again: () => Promise.resolve(undefined) }

  request.body?.cancel().catch(() => {})
  return keep(bytes)
}

function keep(first: BodyInit | undefined): ReplayableBody {
  return { first, again: () => Promise.resolve(first ?? null), release: () => {}, drop: () => {} }
}

const nothing = keep(undefined)

/** A body that its owner can no longer change. Streams, and what only the platform can read, stay as they are. */
export function copyOf(body: unknown): BodyInit | undefined {
  if (body instanceof URLSearchParams) return new URLSearchParams(body)
  if (body instanceof ArrayBuffer) return body.slice()
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  if (body instanceof FormData) {
    const copy = new FormData()
    for (const [name, value] of body) copy.append(name, value)
    return copy
  }
  // Anything else cannot change, or is text to the platform's fetch, too.
  return (body ?? undefined) as BodyInit | undefined
}

type Stream = ReadableStream<Uint8Array>

/** Node takes any async iterable for a body; where it does, `ReadableStream.from` is there. */
function asStream(body: unknown): Stream | undefined {
  if (body instanceof ReadableStream) return body as Stream
  if (!(Symbol.asyncIterator in (Object(body) as object))) return undefined
  return (ReadableStream as unknown as { readonly from: (chunks: unknown) => Stream }).from(body)
}
