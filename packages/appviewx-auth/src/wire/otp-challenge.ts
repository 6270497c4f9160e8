import type { Envelope } from './envelope.ts'
import type { Challenge } from '@org/session-core'

/**
 * The challenge in a login's answer, if it is one. Neither its status nor its code is documented, only its words:
 * "MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com" (AppViewX 2026.1.0, login).
 */
export function readOtpChallenge({ message }: Envelope): Challenge | undefined {
  if (!/\b(?:otp|mfa)\b/i.test(message) || /lock|exceed/i.test(message)) return undefined

  const address = /[\w.+-]*[*@][\w.@*+-]*\w/.exec(message)
  return { kind: 'otp', ...(address && { hint: address[0].slice(0, 100) }) }
}
