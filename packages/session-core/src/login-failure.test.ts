import { type Fail, SessionError } from './errors/session-error.ts'
import { loginFailure, opensCircuit } from './login-failure.ts'
import { expect, it } from 'vitest'

const fail: Fail = (code, message, more) => new SessionError(code, { protocol: 'toy', message, ...more })

it.each([
  ['credentials-rejected', false, true],
  ['login-refused', false, true],
  ['challenge-unanswered', false, true],
  ['unreachable', false, false],
  ['unexpected-reply', false, false],
  ['unreachable', true, false],
  ['unexpected-reply', true, true],
] as const)('%s, after a prompt: %s, opens the circuit: %s', (code, asked, expected) => {
  expect(opensCircuit(fail(code, 'x'), asked)).toBe(expected)
})

it('makes one of ours of what is not, and quotes nothing', () => {
  const thrown = Object.assign(new TypeError('hidden'), { code: 'ECONNRESET' })

  const failure = loginFailure(fail, thrown, [])

  expect(failure).toMatchObject({
    code: 'unexpected-reply',
    cause: { name: 'TypeError', code: 'ECONNRESET' },
  })
  expect(failure.message).not.toContain('hidden')
})

it('keeps one of ours, but for the secrets in its texts', () => {
  const vendor = { status: 401, code: 'E-hidden', message: 'wrong: hidden' }
  const thrown = fail('unreachable', 'It said hidden.', {
    vendor,
    retryable: false,
    cause: new RangeError('x'),
  })

  const failure = loginFailure(fail, thrown, ['hidden'])

  expect(failure).toMatchObject({
    code: 'unreachable',
    message: 'It said [secret].',
    retryable: false,
    vendor: { status: 401, code: 'E-[secret]', message: 'wrong: [secret]' },
    cause: { name: 'RangeError' },
  })
  expect(failure.stack).not.toContain('hidden')
})

it('adds nothing that was not there', () => {
  const failure = loginFailure(fail, fail('login-refused', 'No.', { vendor: { status: 403 } }), ['hidden'])

  expect(failure.vendor).toEqual({ status: 403 })
  expect(failure).not.toHaveProperty('cause')
})
