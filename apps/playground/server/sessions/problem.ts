import type { Problem } from '../../shared/card.ts'
import { isSessionError } from '@org/session-core'

const fields = ['authSource', 'clientSecret', 'clientId', 'password', 'username', 'otp']

/** An error as a card says it: what to do, the server's own words apart, and the field it is about. */
export function problemOf(error: unknown): Problem {
  if (!isSessionError(error)) {
    return { code: 'connection-lost', message: 'The connection broke before an answer came. Try again.' }
  }

  const { code, message, vendor } = error
  const field = code === 'invalid-options' ? fields.find((name) => message.includes(name)) : undefined
  const words = [vendor?.status, vendor?.code, vendor?.message].filter((word) => word !== undefined)
  return {
    code,
    message,
    ...(words.length > 0 && { vendor: words.join(' · ') }),
    ...(field !== undefined && { field }),
  }
}
