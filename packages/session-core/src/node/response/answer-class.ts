import { whole } from '../../http/whole-answer.ts'
import { collectedBody } from './collected-body.ts'
import { type LazyStreams, lazyStreams } from './lazy-stream.ts'

/** The body of an answer: its pieces where all of it is there; null where it has none. */
export type AnswerBody = ReadableStream<Uint8Array> | Uint8Array[] | null

/** What the platform's `fetch` alone can write into a `Response` is its address. */
type AnswerClass = new (body: AnswerBody, init: ResponseInit, url: string) => Response

let made: AnswerClass | undefined

/**
 * The platform's `Response`, which knows its address as well. A class, since to define one on each answer costs as much as
 * to make the answer; and not before the first one, since Node then loads all that belongs to `fetch`.
 */
export function answerClass(): AnswerClass {
  // Test environments, and polyfills, put another one in its place.
  if (made === undefined || Object.getPrototypeOf(made) !== Response) made = answersLike(Response)
  return made
}

function answersLike(Base: typeof Response): AnswerClass {
  const { prototype } = Base
  // oxlint-disable-next-line typescript/unbound-method -- They are compared, and looked at.
  const { json, text } = prototype
  const Lazy = lazyStreamsOf(Base)
  const streamOf = (pieces: Uint8Array[]): ReadableStream<Uint8Array> =>
    Lazy ? new Lazy(pieces) : collectedBody(pieces)
  const takeText = (body: unknown): string | undefined =>
    Lazy && body instanceof Lazy ? body.takeText() : undefined

  const Answer = class extends Base {
    readonly #isWhole: boolean
    readonly #url: string

    constructor(body: AnswerBody, init: ResponseInit, url: string) {
      const isWhole = Array.isArray(body)
      super(isWhole ? streamOf(body) : body, init)
      this.#isWhole = isWhole || body === null
      this.#url = url
    }

    // A clone is the platform's own, even where it inherits from here.
    override get url(): string {
      return #url in this ? this.#url : super.url
    }

    // Polyfills write it while they are made.
    override set url(_: string) {}

    // What a program puts in the place of a platform's method is called for these answers, too.
    override async json(): Promise<unknown> {
      const own = prototype.json === json ? takeText(super.body) : undefined
      return own === undefined ? await super.json() : JSON.parse(own)
    }

    override async text(): Promise<string> {
      const own = prototype.text === text ? takeText(super.body) : undefined
      return own ?? (await super.text())
    }

    /** Whether nothing of it is on its way any more. */
    get [whole](): boolean {
      return #url in this && this.#isWhole
    }
  }
  if (Lazy) {
    Object.defineProperty(Answer.prototype, 'body', {
      get(this: Response) {
        const held: unknown = Reflect.get(prototype, 'body', this)
        return held instanceof Lazy ? held.made : held
      },
      configurable: true,
    })
  }
  Object.defineProperty(Answer.prototype, 'constructor', { value: Base })
  return Answer
}

/** Streams that this `Response` takes for its own. Only of Node's is known what it does with one. */
function lazyStreamsOf(Base: typeof Response): LazyStreams | undefined {
  // oxlint-disable-next-line typescript/unbound-method -- They are looked at.
  const { json, text } = Base.prototype
  if (!isNodes(json) || !isNodes(text)) return undefined

  try {
    const Lazy = lazyStreams(Object.getPrototypeOf(new Base('').body) as object)
    void new Base(new Lazy([]))
    return Lazy
  } catch {
    return undefined
  }
}

/**
 * Whether a method reads a body as Node does: nobody has put another one in its place. Nobody knows what stood there
 * before, so its source is looked at.
 */
function isNodes(method: () => Promise<unknown>): boolean {
  return String(method).includes('return consumeBody(this, ')
}
