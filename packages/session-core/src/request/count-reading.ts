import { acquire, release } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import type { SessionContext } from '../session-context.ts'
import { countedAnswer } from './counted-body.ts'

/** From now on the reading of this answer's body counts as a request that is under way with its grant. */
export function countReading(context: SessionContext, held: HeldGrant, response: Response): void {
  const base = Object.getPrototypeOf(response) as object
  if (held.answers?.base !== base) {
    held.answers = {
      base,
      counted: countedAnswer(base, () => {
        acquire(context, held)
        let isOver = false
        return () => {
          if (!isOver) release(context, held)
          isOver = true
        }
      }),
    }
  }
  // The answer of a double may be frozen.
  Reflect.setPrototypeOf(response, held.answers.counted)
}
