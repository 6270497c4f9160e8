import { whole } from '../../http/whole-answer.ts'
import { type AnswerBody, isPlatforms, takeText } from './text-at-hand.ts'

/** What the platform's `fetch` alone can write into a `Response`, and what it is read from. */
interface Known extends AnswerBody {
  readonly url: string
  /** Its headers are written, and nobody writes to them any more. */
  isMade: boolean
}

/** The platform's `Response`, which knows its address as well. */
export type AnswerClass = new (init: ResponseInit, known: Known) => Response

/**
 * What a transport's answers are made of. A class, since to define an address on each answer costs as much as to make the
 * answer; and not before the first one, since Node then loads all that belongs to `fetch`.
 */
export function createAnswerClass(): () => AnswerClass {
  let made: AnswerClass | undefined

  return () => {
    // Test environments, and polyfills, put another one in its place.
    if (made === undefined || Object.getPrototypeOf(made) !== Response) made = answersLike(Response)
    return made
  }
}

function answersLike(Base: typeof Response): AnswerClass {
  const { prototype } = Base
  // oxlint-disable-next-line typescript/unbound-method -- They are compared, and looked at.
  const { json, text } = prototype
  const isPlain = isPlatforms(json) && isPlatforms(text)
  const refuse = {
    value: (): never => {
      throw new TypeError('immutable')
    },
  }
  const readOnly = Object.create(Headers.prototype, { append: refuse, delete: refuse, set: refuse }) as object
  const Answer = class extends Base {
    readonly #known: Known

    /** As the platform's: nobody writes to its headers. That costs some time, and is done when they are asked for. */
    static {
      const get = function (this: object): unknown {
        const headers: unknown = Reflect.get(prototype, 'headers', this)
        return #known in this && this.#known.isMade ? Object.setPrototypeOf(headers, readOnly) : headers
      }
      // Where they are no such property, a polyfill writes them while it is made.
      const found = Object.getOwnPropertyDescriptor(prototype, 'headers')
      if (found?.get) Object.defineProperty(this.prototype, 'headers', { ...found, get })
    }

    constructor(init: ResponseInit, known: Known) {
      super(known.stream, init)
      this.#known = known
    }

    override clone(): Response {
      const copy = super.clone()
      return new Answer(copy, { stream: copy.body, pieces: undefined, url: this.url, isMade: true })
    }

    override get url(): string {
      return this.#known.url
    }

    // Polyfills write it while they are made.
    override set url(_: string) {}

    // What a program puts in the place of a platform's method is called for these answers, too.
    override async json(): Promise<unknown> {
      const own =
        isPlain && prototype.json === json && #known in this ? takeText(this, this.#known) : undefined
      return own === undefined ? await super.json() : JSON.parse(own)
    }

    override async text(): Promise<string> {
      const own =
        isPlain && prototype.text === text && #known in this ? takeText(this, this.#known) : undefined
      return own ?? (await super.text())
    }

    /** Whether nothing of it is on its way any more. */
    get [whole](): boolean {
      return #known in this && this.#known.pieces !== undefined
    }
  }
  Object.defineProperty(Answer.prototype, 'constructor', { value: Base })
  return Answer
}
