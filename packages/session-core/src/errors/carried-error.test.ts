import { sessionErrorCodes } from './session-error-codes.ts'
import { isSessionError, SessionError } from './session-error.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const details = { protocol: 'toy', message: 'Do this.' }

function overJson(error: SessionError): unknown {
  const text = JSON.stringify(error)
  return JSON.parse(text)
}

const carriers = [
  ['JSON', overJson],
  ['structuredClone', (error: SessionError): unknown => structuredClone(error.toJSON())],
  ['nothing', (error: SessionError): unknown => error],
] as const

it.each(carriers)('comes out as it went in, carried by %s', (_how, carry) => {
  for (const code of sessionErrorCodes) {
    const error = new SessionError(code, {
      ...details,
      retryable: true,
      retryAfterMs: 1500,
      vendor: { status: 429, code: 'E7', message: 'Later.' },
      cause: Object.assign(new TypeError('hidden'), { code: 'ECONNRESET' }),
    })

    const carried = SessionError.from(carry(error))

    expect(isSessionError(carried)).toBe(true)
    expect(carried.toJSON()).toEqual(error.toJSON())
    expect(carried.cause).toEqual({ name: 'TypeError', code: 'ECONNRESET' })
  }
})

it('carries nothing that is not there', () => {
  const carried = SessionError.from(overJson(new SessionError('closed', details)))

  expect(Object.keys(carried.toJSON())).toEqual(['name', 'code', 'protocol', 'message', 'retryable'])
})

it.each<[string, unknown, object]>([
  [
    'a code that nobody knows',
    { ...details, code: 'of the future' },
    { code: 'unexpected-reply', message: 'Do this.' },
  ],
  ['no error at all', 'hidden', { code: 'unexpected-reply', message: 'Not a SessionError.' }],
  ['null', null, { code: 'unexpected-reply' }],
  [
    'words of a terminal',
    { code: 'closed', protocol: 'a\u{1B}[2J', message: 'b\n\u{202E}c' },
    { protocol: 'a', message: 'b c' },
  ],
  ['a wait that is a text', { ...details, code: 'closed', retryAfterMs: '5' }, { code: 'closed' }],
])('makes an error of ours of %s', (_what, plain, expected) => {
  expect(SessionError.from(plain)).toMatchObject({ name: 'SessionError', ...expected })
})

it('takes over nothing but what it knows, whatever it is made from', () => {
  const plain = fc.record(
    {
      code: fc.oneof(fc.constantFrom(...sessionErrorCodes), fc.anything()),
      protocol: fc.anything(),
      message: fc.anything(),
      retryable: fc.anything(),
      retryAfterMs: fc.anything(),
      vendor: fc.oneof(
        fc.record({ status: fc.nat(), message: fc.anything(), body: fc.anything() }),
        fc.anything(),
      ),
      cause: fc.anything(),
      stack: fc.anything(),
      body: fc.anything(),
    },
    { requiredKeys: [] },
  )

  fc.assert(
    fc.property(plain, (given) => {
      const { name, code, protocol, message, retryable, retryAfterMs, vendor, cause, ...rest } =
        SessionError.from(given).toJSON()
      expect(rest).toEqual({})
      expect(sessionErrorCodes).toContain(code)
      expect([name, typeof protocol, typeof message, typeof retryable]).toEqual([
        'SessionError',
        'string',
        'string',
        'boolean',
      ])
      expect(['number', 'undefined']).toContain(typeof retryAfterMs)
      expect(Object.keys({ ...vendor, ...(cause as object) }).join(' ')).toMatch(
        /^(?:(?:status|code|message|name) ?)*$/,
      )
    }),
  )
})

it('is not broken by an object that does not want to be read', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('hidden')
      },
    },
  )

  expect(SessionError.from(hostile)).toMatchObject({ code: 'unexpected-reply' })
})
