import { failure } from '../failure.ts'
import type { Challenge, Wire } from '@org/session-core'

/**
 * A person's one-time password, without the white space that comes along when it is pasted.
 *
 * @throws SessionError `challenge-unanswered` when no header can carry it.
 */
export async function askForOtp(challenge: Challenge, wire: Wire): Promise<string> {
  const otp = (await wire.ask(challenge)).trim()
  if (/^[!-~]+$/.test(otp)) return otp

  throw failure(
    'challenge-unanswered',
    'The one-time password is empty or not ASCII. Call rearm() for a new one.',
  )
}
