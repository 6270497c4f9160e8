import { type SessionErrorCode } from './session-error-codes.ts'
import { isSessionError, SessionError } from './session-error.ts'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'

const details = { protocol: 'toy', message: 'Do this.' }

it.each<[SessionErrorCode, boolean]>([
  ['invalid-options', false],
  ['credentials-rejected', false],
  ['credentials-locked', false],
  ['login-refused', false],
  ['challenge-unanswered', false],
  ['login-budget-spent', true],
  ['login-timed-out', true],
  ['no-shared-session', true],
  ['unreachable', true],
  ['unexpected-reply', false],
  ['foreign-origin', false],
  ['not-replayable', false],
  ['request-refused', false],
  ['closed', false],
])('says of %s whether the same call may work later: %s', (code, expected) => {
  expect(new SessionError(code, details).retryable).toBe(expected)
  expect(new SessionError(code, { ...details, retryable: !expected }).retryable).toBe(!expected)
})

it('shows what is worth printing, and its name only as a name', () => {
  const error = new SessionError('closed', details)

  expect(String(error)).toBe('SessionError: Do this.')
  expect(Object.fromEntries(Object.entries(error))).toEqual({
    code: 'closed',
    protocol: 'toy',
    retryable: false,
  })
  expect(error).not.toHaveProperty('cause')
})

it('keeps one line of what the vendor said, cut at 300 characters, and nothing else of it', () => {
  const { vendor } = new SessionError('login-refused', {
    ...details,
    vendor: {
      status: 401,
      code: ' 006 ',
      message: `\n\u{1B}[31m ${'a \t b '.repeat(100)}`,
      body: 'hidden',
    } as never,
  })

  expect(vendor).toEqual({ status: 401, code: '006', message: 'a b '.repeat(75).trim() })
})

it.each([
  ['what the server asked for', 1500, 1500],
  ['no more than a timer can hold', Infinity, 2 ** 31 - 1],
  ['nothing below zero', -5, 0],
])('waits for %s', (_what, retryAfterMs, expected) => {
  expect(new SessionError('unreachable', { ...details, retryAfterMs }).retryAfterMs).toBe(expected)
})

it.each([[undefined], [NaN]])('has no wait where none was given: %s', (retryAfterMs) => {
  expect(new SessionError('unreachable', { ...details, retryAfterMs })).not.toHaveProperty('retryAfterMs')
})

it.each([
  [
    'the name and code',
    Object.assign(new TypeError('hidden'), { code: 'ECONNRESET' }),
    { name: 'TypeError', code: 'ECONNRESET' },
  ],
  [
    'the code of its cause',
    new TypeError('hidden', { cause: { code: 'ENOTFOUND' } }),
    { name: 'TypeError', code: 'ENOTFOUND' },
  ],
  ['no code that is none', Object.assign(new Error('hidden'), { code: 'my password' }), { name: 'Error' }],
  ['no code that only reads like one', { code: ['ECONNRESET'] }, { name: 'Error' }],
  ['no name that is none', { name: 'my password' }, { name: 'Error' }],
  ['nothing of a text', 'hidden', { name: 'Error' }],
  ['nothing of null', null, { name: 'Error' }],
])('keeps of a cause %s', (_what, cause, expected) => {
  expect(new SessionError('closed', { ...details, cause }).cause).toEqual(expected)
})

const unwilling = new Proxy(
  {},
  {
    getPrototypeOf: () => {
      throw new Error('hidden')
    },
  },
)

it.each([
  ['a session error', new SessionError('closed', details), true],
  [
    'one of another copy of the package',
    Object.assign(new Error('a'), { [Symbol.for('@org/session-core/SessionError')]: true }),
    true,
  ],
  ['another error', Object.assign(new Error('a'), { code: 'closed', protocol: 'toy' }), false],
  ['what is no error', { [Symbol.for('@org/session-core/SessionError')]: true }, false],
  ['null', null, false],
  ['what does not want to be asked', unwilling, false],
])('tells whether %s is one of ours', (_what, value, expected) => {
  expect(isSessionError(value)).toBe(expected)
})

it('knows an error whose Error is not that of this place: another realm, or one that somebody has replaced', () => {
  const { Error: there } = runInNewContext('globalThis') as typeof globalThis
  const error = new SessionError('credentials-rejected', details)
  vi.stubGlobal('Error', there)

  const isKnown = isSessionError(error)

  vi.unstubAllGlobals()
  expect(isKnown).toBe(true)
})
