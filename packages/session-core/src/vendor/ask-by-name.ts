import { isSessionError, SessionError } from '../errors/session-error.ts'
import type { Challenge, Wire } from '../protocol.ts'

/**
 * Asks a challenge for which a vendor has an option of its own name, `onOtp`.
 *
 * @throws SessionError `challenge-unanswered`, naming that option.
 */
export async function askByName(
  wire: Pick<Wire, 'ask'>,
  challenge: Challenge,
  option: string,
): Promise<string> {
  try {
    return await wire.ask(challenge)
  } catch (error) {
    if (!isSessionError(error) || error.code !== 'challenge-unanswered') throw error

    const { protocol, cause } = error
    const message = `No one-time password was given. Check what ${option} returns, then call rearm().`
    throw new SessionError('challenge-unanswered', { protocol, message, cause })
  }
}
