/** Every code of a `SessionError`. Each has one remedy; the README lists them. */
export const sessionErrorCodes = [
  'invalid-options',
  'credentials-rejected',
  'credentials-locked',
  'login-refused',
  'challenge-unanswered',
  'login-budget-spent',
  'login-timed-out',
  'no-shared-session',
  'unreachable',
  'unexpected-reply',
  'foreign-origin',
  'not-replayable',
  'request-refused',
  'closed',
] as const

/** Why a session could not do what it was asked to do. */
export type SessionErrorCode = (typeof sessionErrorCodes)[number]
