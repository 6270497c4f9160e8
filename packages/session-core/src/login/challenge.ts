import type { SessionError } from '../errors/session-error.ts'
import type { Wire } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'
import type { Deadline } from './deadline.ts'

/** What stands still while a person thinks, and what ends the thinking. */
export interface ChallengeParts extends Pick<Deadline, 'exempt'> {
  /** Aborted when nobody needs the answer any more. */
  readonly over: AbortSignal
}

/** One login's way to ask: one prompt, its answer used once. */
export function createAsk(
  { onChallenge, fail }: SessionContext,
  { exempt, over }: ChallengeParts,
): Wire['ask'] {
  let asked = false
  const unanswered = (cause?: unknown): SessionError =>
    fail('challenge-unanswered', 'No one-time password was given. See to it, then call rearm().', { cause })

  return async (challenge) => {
    if (asked) throw unanswered()
    asked = true

    const think = async (): Promise<unknown> => onChallenge(challenge, over)
    const answer = await exempt(() => waitFor(think(), over)).catch((cause: unknown) => {
      over.throwIfAborted()
      throw unanswered(cause)
    })
    if (!answer || typeof answer !== 'string') throw unanswered()
    return answer
  }
}
