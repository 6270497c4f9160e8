import { protocolName } from './protocol-name.ts'
import { assertHeaderValue, type Challenge, SessionError, type Wire } from '@org/session-core'

/**
 * A person's one-time password, without the spaces that come along when it is pasted.
 *
 * @throws SessionError `challenge-unanswered` when it is empty or no header can carry it: another attempt would
 *   cause another e-mail.
 */
export async function askForOtp(challenge: Challenge, wire: Wire): Promise<string> {
  const answer: unknown = await wire.ask(challenge)
  const otp = typeof answer === 'string' ? answer.trim() : answer
  try {
    assertHeaderValue({ protocol: protocolName, field: 'otp' }, otp)
    return otp
  } catch {
    throw new SessionError('challenge-unanswered', {
      protocol: protocolName,
      message:
        'The one-time password given to AppViewX is empty or not plain text. Call rearm() for a new one.',
    })
  }
}
