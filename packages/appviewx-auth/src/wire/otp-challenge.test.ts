import { readEnvelope } from './envelope.ts'
import { readOtpChallenge } from './otp-challenge.ts'
import { describe, expect, it } from 'vitest'

const challengeOf = (message: string): unknown => {
  const envelope = readEnvelope({ response: null, message })
  return readOtpChallenge({ envelope, status: 200 })
}

describe('readOtpChallenge', () => {
  it.each([
    [
      'MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com',
      'aaa********@example.com',
    ],
    [
      'MFA is enabled. We have sent an OTP to your email ID: aaa********@example.com.',
      'aaa********@example.com',
    ],
    ['mfa is enabled, otp sent to <a*@b.example>, valid for 5 minutes', 'a*@b.example'],
  ])('finds the masked address in "%s"', (message, hint) => {
    expect(challengeOf(message)).toEqual({ kind: 'otp', hint })
  })

  it('needs no address', () => {
    expect(challengeOf('OTP is required.')).toEqual({ kind: 'otp' })
  })

  it.each([
    'Login failed. Invalid credentials.',
    'User locked: too many wrong OTPs.',
    'OTP limit exceeded.',
    'The laptop is not registered.',
    '',
  ])('finds no challenge in "%s"', (message) => {
    expect(challengeOf(message)).toBeUndefined()
  })

  it('is not kept busy by a message made to keep it busy', () => {
    expect(challengeOf(`OTP ${'a'.repeat(1_000_000)}`)).toEqual({ kind: 'otp' })
  })
})
