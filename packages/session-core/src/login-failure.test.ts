import { describe, expect, it } from 'vitest'
import { SessionError, type SessionErrorCode } from './errors/session-error.ts'
import { loginFailure, opensCircuit } from './login-failure.ts'

const fail = (code: SessionErrorCode, message: string, more = {}): SessionError =>
  new SessionError(code, { protocol: 'toy', message, ...more })

describe('The circuit', () => {
  it.each([
    ['rejected credentials', 'credentials-rejected', {}, false, true],
    ['a refused login', 'login-refused', {}, false, true],
    ['an unanswered challenge', 'challenge-unanswered', {}, true, true],
    ['a refusal that passes by itself', 'login-refused', { retryable: true }, false, false],
    ['a maintenance after a prompt', 'login-refused', { retryable: true }, true, false],
    ['a server that was not reached', 'unreachable', {}, false, false],
    ['a reply that makes no sense', 'unexpected-reply', {}, false, false],
    [
      'a reply that makes no sense, after a prompt that would only come again',
      'unexpected-reply',
      {},
      true,
      true,
    ],
    ['a lost connection after a prompt', 'unreachable', {}, true, false],
  ] as const)('after %s (%s) opens: %j, prompted %s → %s', (_what, code, more, asked, opens) => {
    expect(opensCircuit(fail(code, 'why', more), asked)).toBe(opens)
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
