/** Says that something is in use; the returned function says that it is not any more. */
export type Use = () => () => void

const readings = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const

type Method = (this: unknown, ...parts: readonly unknown[]) => unknown
type Stream = ReadableStream<Uint8Array>

/**
 * What answers inherit from instead of `base`, so that reading their bodies counts as use. The answer itself stays the
 * very one: it is not copied, and as long as nobody reads it costs nothing.
 */
export function countedAnswer(base: object, use: Use): object {
  const counted = Object.create(base) as object
  const replace = (name: string, by: (method: Method) => Method): void => {
    const method: unknown = Reflect.get(base, name)
    if (typeof method === 'function') define(counted, name, by(method as Method))
  }

  for (const name of readings) replace(name, (read) => whileUsed(use, read))
  replace(
    'clone',
    (clone) =>
      function () {
        return Object.setPrototypeOf(clone.call(this), counted) as unknown
      },
  )
  if ('body' in base) {
    Object.defineProperty(counted, 'body', {
      get(this: object) {
        const body = Reflect.get(base, 'body', this) as Stream | null
        return body && countedStream(body, use)
      },
      configurable: true,
    })
  }
  return counted
}

/** Adds a method, as the platform has it: instruments, and ky's `parseJson`, put theirs in its place. */
function define(target: object, name: string | symbol, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

/** Counts from the call of a method until what it promised is there, or failed. */
function whileUsed(use: Use, method: Method): Method {
  return function (...parts) {
    const end = use()
    const work = Reflect.apply(method, this, parts) as Promise<unknown>
    work.then(end, end)
    return work
  }
}

/** The same stream; from now on whoever reads it counts. */
function countedStream(stream: Stream, use: Use): Stream {
  // One of Node is no such stream, and not counted.
  if (!('getReader' in stream) || Object.hasOwn(stream, 'getReader')) return stream

  const getReader = stream.getReader.bind(stream) as (
    options?: unknown,
  ) => ReadableStreamDefaultReader<Uint8Array>
  const read = (options?: unknown): ReadableStreamDefaultReader<Uint8Array> => {
    const reader = getReader(options)
    const end = use()
    reader.closed.then(end, end)
    return reader
  }
  const pipe = whileUsed(use, stream.pipeTo.bind(stream) as Method) as Stream['pipeTo']
  // Not every platform iterates streams.
  const { tee: split, values: iterate } = stream as Partial<Stream> & Pick<Stream, 'tee'>
  const values =
    iterate &&
    async function* (options?: ReadableStreamIteratorOptions): AsyncGenerator<Uint8Array, void> {
      const end = use()
      try {
        yield* iterate.call(stream, options)
      } finally {
        end()
      }
    }
  const pipeThrough = (pair: ReadableWritablePair, options?: StreamPipeOptions): ReadableStream => {
    pipe(pair.writable as WritableStream<Uint8Array>, options).catch(() => {})
    return pair.readable
  }
  const tee = (): Stream[] => split.call(stream).map((branch) => countedStream(branch, use))
  const methods = { getReader: read, tee, pipeTo: pipe, pipeThrough, values, [Symbol.asyncIterator]: values }
  for (const name of Reflect.ownKeys(methods)) define(stream, name, Reflect.get(methods, name))
  return stream
}
