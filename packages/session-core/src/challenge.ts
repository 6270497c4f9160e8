import type { Deadline } from './deadline.ts'
import { SessionError } from './errors/session-error.ts'
import type { Challenge, Wire } from './protocol.ts'
import { waitFor } from './wait-for.ts'

/** Who answers, and what stands still while a person thinks. */
export interface ChallengeParts {
  readonly protocol: string
  readonly onChallenge: (challenge: Challenge, signal: AbortSignal) => Promise<string>
  readonly deadline: Deadline
  /** Aborted when nobody needs the answer any more. */
  readonly signal: AbortSignal
  readonly announce: (challenge: Challenge) => void
}

/** One login's way to ask: one prompt, its answer used once. */
export function createAsk(parts: ChallengeParts): Wire['ask'] {
  const { protocol, onChallenge, deadline, signal, announce } = parts
  const unanswered = (what: string, cause?: unknown): SessionError =>
    new SessionError('challenge-unanswered', {
      protocol,
      message: `The server asked for a one-time password${what}. Answer it in the session's options, then call rearm().`,
      cause,
    })
  let asked = false

  return async (challenge) => {
    if (asked) throw unanswered(' twice in one login')
    asked = true
    announce(challenge)

    deadline.pause()
    const answer: unknown = await waitFor((async () => onChallenge(challenge, signal))(), signal)
      .catch((error: unknown) => {
        signal.throwIfAborted()
        throw unanswered(', and nobody answered', error)
      })
      .finally(deadline.resume)
    if (typeof answer !== 'string' || answer === '') throw unanswered(', and the answer was empty')
    return answer
  }
}
