import { failure } from '../failure.ts'
import type { Challenge, Wire } from '@org/session-core'
import { askByName } from '@org/session-core/vendor'

/**
 * A person's one-time password, without the white space that comes along when it is pasted.
 *
 * @throws SessionError `challenge-unanswered` when there is none, or no header can carry it.
 */
export async function askForOtp(challenge: Challenge, wire: Wire): Promise<string> {
  const otp = (await askByName(wire, challenge, 'onOtp'))
    .trim()
    .replaceAll(/[ \u{A0}\u{2000}-\u{200A}\u{202F}]/gu, '')
  if (/^[!-~]+$/.test(otp)) return otp

  throw failure(
    'challenge-unanswered',
    'The one-time password is empty or not ASCII. Call rearm() for a new one.',
  )
}
