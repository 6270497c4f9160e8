import type { Deadline } from './deadline.ts'
import type { Wire } from './protocol.ts'
import type { SessionContext } from './session-context.ts'
import { waitFor } from './wait-for.ts'

/** What stands still while a person thinks, and what ends the thinking. */
export interface ChallengeParts extends Pick<Deadline, 'exempt'> {
  /** Aborted when nobody needs the answer any more. */
  readonly over: AbortSignal
}

/** One login's way to ask: one prompt, its answer used once. */
export function createAsk<Credentials, Key>(
  { onChallenge, fail }: SessionContext<Credentials, Key>,
  { exempt, over }: ChallengeParts,
): Wire['ask'] {
  let asked = false

  const answerTo: Wire['ask'] = async (challenge) => {
    if (asked) throw new Error('There is one prompt for each login.')
    asked = true

    const answer: unknown = await exempt(() => waitFor((async () => onChallenge(challenge, over))(), over))
    if (answer && typeof answer === 'string') return answer
    throw new TypeError('An answer is a text.')
  }

  return (challenge) =>
    answerTo(challenge).catch((cause: unknown) => {
      over.throwIfAborted()
      throw fail('challenge-unanswered', 'No one-time password was given. See to it, then call rearm().', {
        cause,
      })
    })
}
