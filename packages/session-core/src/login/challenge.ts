import { isSessionError, type SessionError } from '../errors/session-error.ts'
import type { LoginRun } from '../grant-source.ts'
import type { Wire } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { waitFor } from '../time/wait-for.ts'

/** One login's way to ask: one prompt, its answer used once. A person's thinking does not count for the deadline. */
export function createAsk(
  { onChallenge, fail }: Pick<SessionContext, 'fail' | 'onChallenge'>,
  { deadline, ownCalls, over: { signal: over } }: Pick<LoginRun, 'deadline' | 'over' | 'ownCalls'>,
): Wire['ask'] {
  let asked = false
  const unanswered = (cause?: unknown): SessionError =>
    fail(
      'challenge-unanswered',
      'No one-time password was given. Check what onChallenge returns, then call rearm().',
      { cause },
    )

  return async (challenge) => {
    if (asked) throw unanswered()
    asked = true

    const think = async (): Promise<unknown> => ownCalls.run(true, () => onChallenge?.(challenge, over))
    const answer = await deadline
      .exempt(() => waitFor(think(), over))
      .catch((cause: unknown) => {
        over.throwIfAborted()
        throw isSessionError(cause) && cause.code === 'invalid-options' ? cause : unanswered(cause)
      })
    if (!answer || typeof answer !== 'string') throw unanswered()
    return answer
  }
}
