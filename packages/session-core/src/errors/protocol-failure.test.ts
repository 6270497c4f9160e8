import { redactedFailure } from './protocol-failure.ts'
import type { SessionErrorCode } from './session-error-codes.ts'
import { SessionError } from './session-error.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const fail = (code: SessionErrorCode, message: string, more = {}): SessionError =>
  new SessionError(code, { protocol: 'toy', message, ...more })

describe('A failure of a protocol', () => {
  it('keeps what its author says, and withholds what the server says that holds a secret', () => {
    const thrown = fail('login-refused', 'Wrong password.', {
      retryable: true,
      retryAfterMs: 1500,
      vendor: { status: 503, code: 'E-hunter2', message: 'hunter2 is closed' },
      cause: new TypeError('hunter2'),
    })

    const failure = redactedFailure(fail, thrown, { chosen: ['hunter2'] })

    expect(failure.toJSON()).toEqual({
      name: 'SessionError',
      code: 'login-refused',
      protocol: 'toy',
      message: 'Wrong password.',
      retryable: true,
      retryAfterMs: 1500,
      vendor: { status: 503, code: '[secret]', message: '[secret]' },
      cause: { name: 'TypeError' },
    })
  })

  it('has the same message whatever the secrets are', () => {
    const message = 'AppViewX rejected the username or password. Correct it, then call rearm().'
    const parts = fc.tuple(fc.nat(message.length), fc.nat(message.length))

    fc.assert(
      fc.property(parts, ([one, other]) => {
        const chosen = message.slice(Math.min(one, other), Math.max(one, other))
        const failure = redactedFailure(fail, fail('credentials-rejected', message), { chosen: [chosen] })
        expect(failure).toMatchObject({ code: 'credentials-rejected', protocol: 'toy', message })
      }),
    )
  })

  it('has what a server granted cut out of its message, too', () => {
    const thrown = fail('request-refused', 'Not with 3f0c8f5e-7a51-4c5e.')

    expect(redactedFailure(fail, thrown, { granted: ['3f0c8f5e-7a51-4c5e'] }).message).toBe(
      'Not with [secret].',
    )
  })

  it('adds nothing that its protocol did not say', () => {
    expect(redactedFailure(fail, fail('unreachable', 'Away.'), {})).not.toHaveProperty('vendor')
    expect(
      redactedFailure(fail, fail('unreachable', 'Away.', { vendor: { status: 502 } }), {}).vendor,
    ).toEqual({
      status: 502,
    })
  })

  it('is an unexpected reply when its protocol broke, and quotes nothing', () => {
    const failure = redactedFailure(fail, new TypeError('Cannot read hunter2'), {})

    expect(failure).toMatchObject({ code: 'unexpected-reply', cause: { name: 'TypeError' } })
    expect(failure.message).not.toContain('hunter2')
  })

  it.each([
    ['a name', { name: 'Hunter2Error' }, { name: 'Error' }],
    ['a code', { name: 'RangeError', code: 'ERR_HUNTER2' }, { name: 'Error' }],
  ])('drops %s that quotes a secret', (_what, thrown, cause) => {
    expect(redactedFailure(fail, thrown, { chosen: ['hunter2'] }).cause).toEqual(cause)
  })

  it('takes nothing but its fields from what only claims to be one of ours', () => {
    const forged = Object.assign(new Error('No.'), {
      [Symbol.for('@org/session-core/SessionError')]: true,
      code: 'hunter2',
      body: 'hunter2',
    })

    const failure = redactedFailure(fail, forged, {})

    expect(failure).toMatchObject({ code: 'unexpected-reply', message: 'No.' })
    expect(Object.keys(failure)).toEqual(['code', 'protocol', 'retryable'])
  })
})
