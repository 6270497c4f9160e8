import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import { SessionError } from '../errors/session-error.ts'
import { exitCodeOf, usageError } from './exit-code.ts'
import { expect, it } from 'vitest'

const meanings: Readonly<Record<SessionErrorCode, number>> = {
  'invalid-options': 2,
  'foreign-origin': 2,
  'credentials-rejected': 3,
  'login-refused': 3,
  'challenge-unanswered': 3,
  unreachable: 4,
  'login-timed-out': 4,
  'credentials-locked': 5,
  'login-budget-spent': 5,
  'no-shared-session': 1,
  'unexpected-reply': 1,
  'not-replayable': 1,
  'request-refused': 1,
  closed: 1,
}

it.each(Object.entries(meanings))('ends a command whose error is %s with %i', (code, ends) => {
  const error = new SessionError(code as SessionErrorCode, { protocol: 'toy', message: 'No.' })

  expect(exitCodeOf(error)).toBe(ends)
})

it('tells what was typed wrongly, a transport that failed, and anything else', () => {
  const errors = [usageError('No.'), new TypeError('fetch failed'), new Error('No.')]

  expect(errors.map(exitCodeOf)).toEqual([2, 4, 1])
})
