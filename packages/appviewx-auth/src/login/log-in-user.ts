import type { Account } from '../credentials.ts'
import { postAction } from '../post-action.ts'
import { readReply, type Reply } from '../reply.ts'
import { type AppViewXKey, keyOf } from '../sign.ts'
import type { LoginAction } from '../wire/actions.ts'
import { readUserLogin } from '../wire/login-replies.ts'
import { readOtpChallenge } from '../wire/otp-challenge.ts'
import { askForOtp } from './ask-for-otp.ts'
import { grantedBy, readGrant } from './read-grant.ts'
import type { Challenge, Grant, Wire } from '@org/session-core'

/**
 * Logs a user in (AppViewX 2026.1.0, login). An account with MFA is mailed a one-time password by the first
 * attempt, so there are at most two: without it, and with it.
 */
export async function logInUser(
  action: LoginAction,
  { name: username, secret: password }: Account,
  wire: Wire,
): Promise<Grant<AppViewXKey>> {
  const attempt = async (extra?: { readonly otp: string }): Promise<Reply> => {
    const headers = { username, password: password.reveal(), ...extra }
    return readReply(await postAction(wire, action, { headers }))
  }

  const first = await attempt()
  const challenge = challengeIn(first)
  const reply = challenge ? await attempt({ otp: await askForOtp(challenge, wire) }) : first

  const sent = challenge ? 'one-time password' : 'username or password'
  const { sessionId, notes } = readGrant(reply, { read: readUserLogin, sent })
  return { key: keyOf('sessionId', sessionId), subject: username, notes }
}

function challengeIn(reply: Reply): Challenge | undefined {
  return grantedBy(reply, readUserLogin) ? undefined : readOtpChallenge(reply)
}
