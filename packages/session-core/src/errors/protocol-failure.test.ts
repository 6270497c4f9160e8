import { loginFailure, opensCircuit } from './protocol-failure.ts'
import type { SessionErrorCode } from './session-error-codes.ts'
import { SessionError } from './session-error.ts'
import { describe, expect, it } from 'vitest'

const fail = (code: SessionErrorCode, message: string, more = {}): SessionError =>
  new SessionError(code, { protocol: 'toy', message, ...more })

describe('The circuit', () => {
  it.each([
    { after: 'rejected credentials', code: 'credentials-rejected', opens: true },
    { after: 'a refused login', code: 'login-refused', opens: true },
    { after: 'an unanswered challenge', code: 'challenge-unanswered', asked: true, opens: true },
    { after: 'a rejection that claims to pass', code: 'credentials-rejected', retryable: true, opens: true },
    { after: 'a server that was not reached', code: 'unreachable', opens: false },
    { after: 'a lost connection after a prompt', code: 'unreachable', asked: true, opens: false },
    { after: 'a reply that makes no sense', code: 'unexpected-reply', opens: false },
    {
      after: 'nonsense after a prompt that would only come again',
      code: 'unexpected-reply',
      asked: true,
      opens: true,
    },
  ] as const)('opens or stays closed after $after: $opens', ({ code, opens, ...rest }) => {
    const { asked = false, retryable } = rest as { asked?: boolean; retryable?: boolean }

    expect(opensCircuit(fail(code, 'why', { retryable }), asked)).toBe(opens)
  })
})

describe('A failed login', () => {
  it('keeps what its protocol said of it, without the secrets that were in play', () => {
    const thrown = fail('login-refused', 'No entry for hunter2.', {
      retryable: true,
      vendor: { status: 503, code: 'E-hunter2', message: 'hunter2 is closed' },
      cause: new TypeError('hunter2'),
    })

    const failure = loginFailure(fail, thrown, ['hunter2'])

    expect(failure).toMatchObject({
      code: 'login-refused',
      message: 'No entry for [secret].',
      retryable: true,
      vendor: { status: 503, code: 'E-[secret]', message: '[secret] is closed' },
      cause: { name: 'TypeError' },
    })
  })

  it('adds nothing that its protocol did not say', () => {
    expect(loginFailure(fail, fail('unreachable', 'Away.'), [])).not.toHaveProperty('vendor')
    expect(loginFailure(fail, fail('unreachable', 'Away.', { vendor: { status: 502 } }), []).vendor).toEqual({
      status: 502,
    })
  })

  it('is an unexpected reply when its protocol broke, and quotes nothing', () => {
    const failure = loginFailure(fail, new TypeError('Cannot read hunter2'), [])

    expect(failure).toMatchObject({ code: 'unexpected-reply', cause: { name: 'TypeError' } })
    expect(failure.message).not.toContain('hunter2')
  })
})
