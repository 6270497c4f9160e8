import { acquire, release } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext } from '../session-context.ts'
import type { Use } from './counted-body.ts'
import { loadCounting } from './rooms.ts'

type Answers = NonNullable<HeldGrant['answers']>

/**
 * From now on the reading of this answer's body counts as a request that is under way with its grant. Only the first
 * answer of a grant has to be waited for.
 */
export function countReading(
  context: SessionContext,
  held: HeldGrant,
  response: Response,
): Promise<void> | undefined {
  const base = Object.getPrototypeOf(response) as object
  const { answers } = held
  if (answers?.base === base) {
    count(answers, response)
    return undefined
  }
  // An answer that cannot be counted is an answer.
  return prepare(context, held, base).then(
    (made) => count(made, response),
    () => {},
  )
}

async function prepare(context: SessionContext, held: HeldGrant, base: object): Promise<Answers> {
  const { countedAnswer } = await loadCounting()
  const use: Use = () => {
    acquire(context, held)
    let isOver = false
    return () => {
      if (!isOver) release(context, held)
      isOver = true
    }
  }
  const made = { base, counted: countedAnswer(base, use) }
  held.answers = made
  return made
}

function count(answers: Answers, response: Response): void {
  // The answer of a double may be frozen.
  Reflect.setPrototypeOf(response, answers.counted)
}
