import type { Deadline } from './deadline.ts'
import { SessionError } from './errors/session-error.ts'
import type { Challenge, Wire } from './protocol.ts'
import { waitFor } from './wait-for.ts'

/** Who answers, and what stands still while a person thinks. */
export interface ChallengeParts {
  readonly protocol: string
  readonly onChallenge: ((challenge: Challenge, signal: AbortSignal) => Promise<string>) | undefined
  readonly deadline: Deadline
  /** Aborted when nobody needs the answer any more. */
  readonly signal: AbortSignal
  readonly announce: (challenge: Challenge) => void
}

/** One login's way to ask: one prompt, its answer used once. */
export function createAsk(parts: ChallengeParts): Wire['ask'] {
  const { protocol, onChallenge, deadline, signal, announce } = parts
  let asked = false
  const unanswered = (message: string, cause?: unknown): SessionError =>
    new SessionError('challenge-unanswered', { protocol, message: `${message} Then call rearm().`, cause })

  return async (challenge) => {
    if (asked)
      throw unanswered('The server asked twice in one login. Check that the answer is the newest one.')
    asked = true
    announce(challenge)
    if (onChallenge === undefined) {
      throw unanswered(
        'The server asks for a one-time password. Give the session a function that answers it.',
      )
    }

    deadline.pause()
    try {
      const answer: unknown = await waitFor((async () => onChallenge(challenge, signal))(), signal)
      if (typeof answer === 'string' && answer !== '') return answer
    } catch (error) {
      if (signal.aborted) throw error
      throw unanswered('The question of the server was not answered. Answer it.', error)
    } finally {
      deadline.resume()
    }
    throw unanswered('The question of the server was answered with nothing. Answer it.')
  }
}
