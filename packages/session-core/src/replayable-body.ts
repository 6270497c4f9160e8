import { readBounded } from './bounded-body.ts'

/** A request's body, kept so that it can be sent a second time as it was when the call was made. */
export interface ReplayableBody {
  readonly first: BodyInit | null | undefined
  /** For the second sending; `undefined` when it did not fit into what may be kept. */
  readonly again: () => Promise<BodyInit | null | undefined>
  /** Lets go of what was kept. */
  readonly release: () => void
}

const nothing: ReplayableBody = Object.freeze({
  first: undefined,
  again: () => Promise.resolve(null),
  release: () => {},
})

/** Keeps a body. What its owner may still change is copied; of a stream, `maxBytes` bytes are kept at most. */
export function keepBody(body: unknown, maxBytes: number): ReplayableBody {
  if (body === undefined || body === null) return nothing
  if (body instanceof ReadableStream) return keepStream(body as ReadableStream<Uint8Array>, maxBytes)
  if (isAsyncIterable(body)) return keepStream(streamOf(body), maxBytes)

  const copy = copyOf(body)
  return { first: copy, again: () => Promise.resolve(copy), release: () => {} }
}

/**
 * Keeps the body of a bare `Request`, of which nobody can see what it was made from. It is read before it is
 * sent: bytes keep their `Content-Length`, which a stream would lose. What does not fit is left to the request.
 */
export async function keepRequestBody(request: Request, maxBytes: number): Promise<ReplayableBody> {
  if (request.body === null) return nothing

  const { bytes, ending } = await readBounded(request.clone().body, { maxBytes, signal: request.signal })
  request.signal.throwIfAborted()
  if (ending !== 'whole') return { ...nothing, again: () => Promise.resolve(undefined) }

  request.body.cancel().catch(() => {})
  return { first: bytes, again: () => Promise.resolve(bytes), release: () => {} }
}

function copyOf(body: unknown): BodyInit {
  if (typeof body === 'string' || body instanceof Blob) return body
  if (body instanceof URLSearchParams) return new URLSearchParams(body)
  if (body instanceof FormData) return copyForm(body)
  if (body instanceof ArrayBuffer) return body.slice()
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
  // As the platform's fetch does with anything else.
  return String(body)
}

function copyForm(form: FormData): FormData {
  const copy = new FormData()
  for (const [name, value] of form) copy.append(name, value)
  return copy
}

/** One branch is sent; the other is drained at the same pace or faster, so that no more than the bound piles up. */
function keepStream(stream: ReadableStream<Uint8Array>, maxBytes: number): ReplayableBody {
  const [first, spare] = stream.tee()
  const given = new AbortController()
  const kept = readBounded(spare, { maxBytes, signal: given.signal })

  return {
    first,
    again: async () => {
      const { bytes, ending } = await kept
      return ending === 'whole' ? bytes : undefined
    },
    release: () => given.abort(),
  }
}

function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}
