import { assertGiven } from '../assert-given.ts'
import { isSessionError, SessionError } from '../errors/session-error.ts'
import type { Challenge, Wire } from '../protocol.ts'

/**
 * Asks a challenge for which a vendor has an option of its own name, `onOtp`.
 *
 * @throws SessionError `challenge-unanswered`, naming that option.
 */
export function askByName(wire: Pick<Wire, 'ask'>, challenge: Challenge, option: string): Promise<string> {
  assertGiven([wire, challenge], 'askByName takes a wire, a challenge and an option')
  return wire.ask(challenge).catch((error: unknown) => {
    if (!isSessionError(error)) throw error
    throw new SessionError(error.code, {
      ...error.toJSON(),
      message: error.message.replace('onChallenge', option),
    })
  })
}
