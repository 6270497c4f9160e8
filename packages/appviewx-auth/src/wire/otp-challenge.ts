import type { Envelope } from './envelope.ts'
import type { Challenge } from '@org/session-core'

/**
 * The challenge in a login's answer, if it is one. Neither its status nor its code is documented, only its words:
 * "MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com" (AppViewX 2026.1.0, login).
 */
export function readOtpChallenge({ message = '' }: Envelope): Challenge | undefined {
  if (!mentionsOtp(message) || /\b(?:locked|blocked|exceeded)\b/i.test(message)) return undefined

  const hint = /[^\s:;,"'<>()]*[*@][^\s:;,"'<>()]*/.exec(message)?.[0].replace(/\.+$/, '').slice(0, 100)
  return { kind: 'otp', ...(hint ? { hint } : {}) }
}

/** Whether the vendor's words are about one-time passwords. */
export function mentionsOtp(message: string): boolean {
  return /\b(?:otp|mfa)\b/i.test(message)
}
