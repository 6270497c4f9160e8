import { acquire, release } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { whole } from '../http/whole-answer.ts'
import { loadFirstCall } from '../load-first-call.ts'
import type { SessionContext } from '../session-context.ts'
import type { Use } from './counted-body.ts'

type Answers = NonNullable<HeldGrant['answers']>

/**
 * From now on the reading of this answer's body counts as a request that is under way with its grant, unless all of it is
 * there. Only the first answer of a grant has to be waited for.
 */
export function countReading(
  context: SessionContext,
  held: HeldGrant,
  response: Response,
): Promise<void> | undefined {
  if ((response as Partial<Record<typeof whole, boolean>>)[whole]) return undefined

  const base = Object.getPrototypeOf(response) as object
  const count = ({ counted }: Answers): void => {
    // The answer of a double may be frozen.
    Reflect.setPrototypeOf(response, counted)
  }
  // An answer that cannot be counted is an answer.
  if (held.answers?.base !== base) return prepare(context, held, base).then(count, () => {})
  count(held.answers)
  return undefined
}

async function prepare(context: SessionContext, held: HeldGrant, base: object): Promise<Answers> {
  const { countedAnswer } = await loadFirstCall()
  const use: Use = () => {
    acquire(context, held)
    return () => release(context, held)
  }
  return (held.answers = { base, counted: countedAnswer(base, use) })
}
