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
  const unanswered = (cause?: unknown): Error =>
    fail(
      'challenge-unanswered',
      'A one-time password was asked for, and not given once. See to it, then call rearm().',
      {
        cause,
      },
    )
  let asked = false

  return async (challenge) => {
    if (asked) throw unanswered()
    asked = true

    pause()
    const answer: unknown = await waitFor((async () => onChallenge(challenge, over))(), over)
      .catch((error: unknown) => {
        over.throwIfAborted()
        throw unanswered(error)
      })
      .finally(resume)
    if (typeof answer !== 'string' || answer === '') throw unanswered()
    return answer
  }
}
