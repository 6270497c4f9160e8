import type { Wire } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import { waitFor } from './wait-for.ts'

/** What stands still while a person thinks, and what ends the thinking. */
export interface ChallengeParts {
  readonly pause: () => void
  readonly resume: () => void
  /** Aborted when nobody needs the answer any more. */
  readonly over: AbortSignal
}

/** One login's way to ask: one prompt, its answer used once. */
export function createAsk<Credentials, Key>(
  { onChallenge, fail }: SessionContext<Credentials, Key>,
  { pause, resume, over }: ChallengeParts,
): Wire['ask'] {
  let asked = false

  return async (challenge) => {
    let cause: unknown
    if (!asked) {
      asked = true
      pause()
      try {
        const answer: unknown = await waitFor((async () => onChallenge(challenge, over))(), over)
        if (answer && typeof answer === 'string') return answer
      } catch (error) {
        over.throwIfAborted()
        cause = error
      } finally {
        resume()
      }
    }
    throw fail('challenge-unanswered', 'The one-time password was not given. See to it, then call rearm().', {
      cause,
    })
  }
}
