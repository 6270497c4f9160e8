/** Where the pieces of a streamed body come from: one at a time, when they are asked for. */
export interface BodySource {
  /** The next piece, which its owner may fill again as soon as another one is asked for; `undefined` at the end. */
  readonly read: () => Promise<Uint8Array | undefined>
  readonly cancel: (reason: unknown) => void
  /** What a stream of it is to be: who sends a stream of bytes may bring buffers of his own. */
  readonly type?: 'bytes'
}

/** A stream or an async iterable, of whatever realm or library; nothing is read yet. */
export function sourceOf(body: unknown): BodySource | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  if ('getReader' in body) return ofStream(body as ReadableStream<unknown>)
  return Symbol.asyncIterator in body ? ofIterable(body as AsyncIterable<unknown>) : undefined
}

function ofStream(stream: ReadableStream<unknown>): BodySource {
  const type = typeOf(stream)
  const reader = stream.getReader()
  return {
    ...type,
    read: async () => {
      const { done, value } = await reader.read()
      return done ? undefined : bytesOf(value)
    },
    cancel: (reason) => void reader.cancel(reason).catch(() => {}),
  }
}

function typeOf(stream: ReadableStream<unknown>): { readonly type: 'bytes' } | undefined {
  try {
    stream.getReader({ mode: 'byob' }).releaseLock()
    return { type: 'bytes' }
  } catch {
    return undefined
  }
}

/** Node takes any async iterable for a body, and texts from it. */
function ofIterable(iterable: AsyncIterable<unknown>): BodySource {
  const iterator = iterable[Symbol.asyncIterator]() as AsyncIterator<unknown, unknown>
  return {
    read: async () => {
      const { done, value } = await iterator.next()
      if (done) return undefined
      return typeof value === 'string' ? new TextEncoder().encode(value) : bytesOf(value)
    },
    cancel: () => void Promise.resolve(iterator.return?.()).catch(() => {}),
  }
}

/** `instanceof` would know the bytes of one realm only. */
function bytesOf(piece: unknown): Uint8Array {
  if (Object.prototype.toString.call(piece) === '[object Uint8Array]') return piece as Uint8Array
  throw new TypeError('A streamed body must be made of Uint8Arrays.')
}
