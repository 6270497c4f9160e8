import type { Reply } from '../reply.ts'
import type { Challenge } from '@org/session-core'

/**
 * The challenge in a login's answer, if it is one. Neither its status nor its code is documented, only its words:
 * "MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com" (AppViewX 2026.1.0, login).
 */
export function readOtpChallenge({
  envelope,
  status,
}: Pick<Reply, 'envelope' | 'status'>): Challenge | undefined {
  const { message = '' } = envelope ?? {}
  if (!/\b(?:otp|mfa)\b/i.test(message) || /lock|exceed/i.test(message)) return undefined
  // A server in trouble may speak of what it has not sent, or not read.
  if ((status === 429 || status >= 500) && !/have sent/i.test(message)) return undefined

  const address = /[\w.+-]*[*@][\w.@*+-]*\w/.exec(message)
  return { kind: 'otp', ...(address && { hint: address[0].slice(0, 100) }) }
}
