import { secret } from '../secrets/secret.ts'
import { cleanFailure } from './redact-failure.ts'
import { expect, it } from 'vitest'

const key = secret({ token: 'token-1' })
const headers = { 'x-token': 'token-1' }

/** Something that has another of its kind in it, and so on, and no text. */
function endless(): object {
  const down = (): PropertyDescriptor => ({ value: endless(), configurable: true, enumerable: true })
  return new Proxy<object>({}, { ownKeys: () => ['down'], getOwnPropertyDescriptor: down })
}

/** So many values that what is inside `last` would be one more than anybody looks at. */
function brimful(last: object): object {
  const names = Array.from({ length: 1996 }, (_none, index) => [`name-${index}`, undefined])
  return { ...(Object.fromEntries(names) as object), last }
}

function deep(depth: number, bottom: unknown): unknown {
  return depth === 0 ? bottom : { down: deep(depth - 1, bottom) }
}

it.each([
  ['its message', new Error('bad value "token-1"')],
  ['the cause of its cause', new Error('a', { cause: new Error('b', { cause: 'token-1' }) })],
  ['one of many', new AggregateError([new Error('token-1')], 'a')],
  ['a text of its own', Object.assign(new Error('a'), { body: '{"token":"token-1"}' })],
  ['a hidden text', Object.defineProperty(new Error('a'), 'hidden', { value: 'token-1' })],
  ['a text under a symbol', Object.assign(new Error('a'), { [Symbol('request')]: 'token-1' })],
  ['headers', Object.assign(new Error('a'), { headers: new Headers(headers) })],
  ['a request', Object.assign(new Error('a'), { request: new Request('https://x.test', { headers }) })],
  ['a response', Object.assign(new Error('a'), { response: new Response(null, { headers }) })],
  ['a map', Object.assign(new Error('a'), { seen: new Map([['x-token', 'token-1']]) })],
  ['the name of a property', Object.assign(new Error('a'), { open: { 'token-1': true } })],
  ['bytes', Object.assign(new Error('a'), { raw: Buffer.from('x-token: token-1') })],
  ['a depth in which nobody looks', Object.assign(new Error('a'), { socket: deep(12, 'token-1') })],
  ['an address, encoded', Object.assign(new Error('a'), { url: new URL('https://x.test/?token=token-1') })],
  ['what is beyond what anybody looks at', brimful({ token: 'token-1' })],
])('puts another error in place of one that quotes the key in %s', (_where, failure) => {
  const clean = cleanFailure(failure, key)

  expect(clean).not.toBe(failure)
  expect(clean).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
})

const circular: Error & { self?: unknown } = new Error('a')
circular.self = circular

it.each([
  [
    'a plain failure',
    new TypeError('fetch failed', { cause: Object.assign(new Error('b'), { code: 'ECONNREFUSED' }) }),
  ],
  ['an abort', new DOMException('left', 'AbortError')],
  ["a caller's own reason", 'changed my mind'],
  ['nothing at all', undefined],
  ['one that holds itself', circular],
  ['one that holds null', new Error('a', { cause: null })],
  [
    'one that does not want to be asked',
    Object.defineProperty(new Error('a'), 'url', {
      get: () => {
        throw new Error('asked')
      },
    }),
  ],
])('hands on %s as it is', (_what, failure) => {
  expect(cleanFailure(failure, key)).toBe(failure)
})

it('keeps the code of a failure that it replaces', () => {
  const failure = Object.assign(new Error('token-1'), { code: 'ECONNRESET' })

  expect(cleanFailure(failure, key)).toMatchObject({ cause: { name: 'Error', code: 'ECONNRESET' } })
})

it('gives up on one that has no end, and takes it for unclean', () => {
  expect(cleanFailure(endless(), key)).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
})
