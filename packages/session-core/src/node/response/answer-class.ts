import { whole } from '../../http/whole-answer.ts'

/** What the platform's `fetch` alone can write into a `Response`, and what a session asks. */
interface Known {
  readonly url: string
  readonly isWhole: boolean
}

type AnswerClass = new (body: BodyInit | null, init: ResponseInit, known: Known) => Response

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
  const Answer = class extends Base {
    readonly #known: Known

    constructor(body: BodyInit | null, init: ResponseInit, known: Known) {
      super(body, init)
      this.#known = known
    }

    // A clone is the platform's own, even where it inherits from here.
    override get url(): string {
      return #known in this ? this.#known.url : super.url
    }

    // Polyfills write it while they are made.
    override set url(_: string) {}

    get [whole](): boolean {
      return #known in this && this.#known.isWhole
    }
  }
  const { prototype } = Base
  Object.defineProperty(Answer.prototype, 'constructor', { value: Base })
  // Where prototypes are frozen, ky has something to write to.
  // oxlint-disable-next-line typescript/unbound-method -- It is bound by whoever calls it.
  const json = { value: prototype.json, writable: true }
  if (Object.isFrozen(prototype)) Object.defineProperty(Answer.prototype, 'json', json)
  return Answer
}
