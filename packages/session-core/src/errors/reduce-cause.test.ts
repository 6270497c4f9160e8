import { reduceCause } from './reduce-cause.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const coded = (code: unknown, cause?: unknown): Error =>
  Object.assign(new Error('hidden', { cause }), { code })
const refusing: object = new Proxy(new Error('hidden'), {
  get: () => {
    throw new Error('hidden')
  },
})

it.each<[string, unknown, object]>([
  ['of Node', coded('ECONNRESET'), { name: 'Error', code: 'ECONNRESET' }],
  [
    "of the platform's fetch",
    new TypeError('hidden', { cause: coded('ENOTFOUND') }),
    { name: 'TypeError', code: 'ENOTFOUND' },
  ],
  [
    'of OpenSSL',
    coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
    { name: 'Error', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  ],
  ['of undici', coded('UND_ERR_CONNECT_TIMEOUT'), { name: 'Error', code: 'UND_ERR_CONNECT_TIMEOUT' }],
  [
    'of several addresses',
    Object.assign(new AggregateError([coded('hidden')], 'hidden'), { code: 'ETIMEDOUT' }),
    { name: 'AggregateError', code: 'ETIMEDOUT' },
  ],
  ['of an abort', new DOMException('hidden', 'AbortError'), { name: 'AbortError' }],
  ['of a library', { name: 'S3ServiceException', $metadata: 'hidden' }, { name: 'S3ServiceException' }],
  [
    'wrapped three times',
    new Error('a', { cause: new Error('b', { cause: new Error('c', { cause: coded('EPIPE') }) }) }),
    { name: 'Error', code: 'EPIPE' },
  ],
])('keeps name and code %s', (_whose, failure, expected) => {
  expect(reduceCause(failure)).toEqual(expected)
})

const circular: { name: string; cause?: unknown } = { name: 'hidden' }
circular.cause = circular

it.each<[string, unknown]>([
  ['a text', 'hidden'],
  ['a symbol', Symbol('hidden')],
  ['null', null],
  ['nothing', undefined],
  ['a function, whose name may be anything', Object.assign(() => 'hidden', { code: 'EHIDDEN' })],
  ['a name that is not of an error', { name: 'my password' }],
  ['a name that looks like a word', { name: 'Hunter2' }],
  ['a code that is not one', coded('my password')],
  ['a code that looks like a word', coded('HUNTER2')],
  ['a code that only reads like one', coded(['ECONNRESET'])],
  ['a number', coded(20)],
  ['what does not want to be read', refusing],
  ['what holds itself', circular],
  [
    'a request',
    Object.assign(new Error('hidden'), {
      request: new Request('https://x.test', { headers: { a: 'hidden' } }),
    }),
  ],
  ['a stack that was assigned', Object.defineProperty(new Error('hidden'), 'stack', { value: 'hidden' })],
])('keeps nothing of %s', (_what, failure) => {
  expect(reduceCause(failure)).toEqual({ name: 'Error' })
})

it('keeps nothing else, whatever it is given', () => {
  fc.assert(
    fc.property(fc.anything(), (failure) => {
      const { name, code = 'ERR_NONE', ...rest } = reduceCause(failure)
      expect(rest).toEqual({})
      expect(name).toMatch(/^\w*(?:Error|Exception)$/)
      expect(code).toMatch(/^[A-Z\d_]+$/)
    }),
  )
})
