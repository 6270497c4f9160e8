import { joined } from '../joined.ts'
import { collectedBody } from './collected-body.ts'

type Stream = ReadableStream<Uint8Array>

/** What a `Response` holds in place of a stream. */
export interface LazyStream extends Stream {
  /** The stream itself. */
  readonly made: Stream
  /** Takes the text past the stream; `undefined` where somebody has begun to read it, or has cloned its answer. */
  readonly takeText: () => string | undefined
}

/** Made of pieces that are all there. */
export type LazyStreams = new (pieces: Uint8Array[]) => LazyStream

/**
 * Streams that are made when somebody asks for them: it takes Node longer to make one than to read a short text without.
 * Until then something else stands for it, which inherits from `base`, as it does, and does by it whatever it is asked.
 */
export function lazyStreams(base: object): LazyStreams {
  const Lazy = class {
    readonly #pieces: Uint8Array[]
    #stream: Stream | undefined
    #isTaken = false

    constructor(pieces: Uint8Array[]) {
      this.#pieces = pieces
    }

    get made(): Stream {
      if (this.#stream) return this.#stream
      this.#stream = collectedBody(this.#pieces)
      if (this.#isTaken) end(this.#stream)
      return this.#stream
    }

    get locked(): boolean {
      return this.#stream?.locked ?? this.#isTaken
    }

    get [disturbed](): boolean {
      return this.#stream ? Boolean(Reflect.get(this.#stream, disturbed)) : this.#isTaken
    }

    takeText(): string | undefined {
      if (this.locked || this[disturbed]) return undefined

      this.#isTaken = true
      if (this.#stream) end(this.#stream)
      return utf8.decode(joined(this.#pieces.splice(0)))
    }
  }
  const { prototype } = Lazy
  for (const name of Reflect.ownKeys(base)) {
    if (Object.hasOwn(prototype, name)) continue
    const method: unknown = Object.getOwnPropertyDescriptor(base, name)?.value
    Object.defineProperty(prototype, name, byTheMade(name, method))
  }
  Object.setPrototypeOf(prototype, base)
  return Lazy as unknown as LazyStreams
}

/** How Node tells whether anything was read of a stream. */
const disturbed = Symbol.for('nodejs.stream.disturbed')
const utf8 = new TextDecoder()

/** To ask whether there is a method makes no stream. */
function byTheMade(name: string | symbol, method: unknown): PropertyDescriptor {
  if (typeof method !== 'function')
    return {
      get(this: LazyStream): unknown {
        return Reflect.get(this.made, name)
      },
    }

  return {
    value(this: LazyStream, ...parts: unknown[]): unknown {
      return Reflect.apply(method, this.made, parts)
    },
  }
}

/** Locked and used: as the platform leaves what it has read. */
function end(stream: Stream): void {
  void stream.getReader().cancel()
}
