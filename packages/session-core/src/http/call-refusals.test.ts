import { failing } from '../errors/session-error.ts'
import { openCall } from './call.ts'
import { expect, it } from 'vitest'

const parts = {
  url: new URL('https://toy.test/'),
  protocol: {},
  policy: { maxReplayBytes: 10 },
  fail: failing('toy'),
}

it.each(['https://evil.test/', new URL('https://evil.test/'), new Request('https://evil.test/')])(
  'does not open a call to a stranger: %s',
  (input) => {
    expect(() => openCall(parts, input)).toThrow(expect.objectContaining({ code: 'foreign-origin' }) as Error)
  },
)

it.each([
  ['no method', {}, 'GET'],
  ['get', { method: 'get' }, 'GET'],
  ['HEAD', { method: 'HEAD' }, 'HEAD'],
])('says that a body was given with %s: nobody need look for a broken network', (_what, init, method) => {
  for (const body of ['hello', '', new Uint8Array(2), new ReadableStream<Uint8Array>()]) {
    expect(() => openCall(parts, 'things', { ...init, body })).toThrow(
      new TypeError(`fetch takes no body with ${method}.`),
    )
  }
  expect(openCall(parts, 'things', { ...init, body: null }).method).toBe(method)
})

it.each<[string, unknown, string | RegExp]>([
  ['a text for its options', 'POST', 'fetch takes an object of options.'],
  ['what is no signal', { signal: {} }, 'fetch takes an AbortSignal.'],
  ['a number for a signal', { signal: 5000 }, 'fetch takes an AbortSignal.'],
  [
    'an object without a prototype for its body',
    { method: 'POST', body: Object.create(null) as unknown },
    "fetch cannot send a body of the kind Object: use text, bytes, or the platform's FormData.",
  ],
  ['null for its headers', { headers: null }, /^Headers constructor: /],
])('says what it takes, given %s', (_what, init, says) => {
  const open = (): unknown => openCall(parts, 'x', init as RequestInit)

  expect(open).toThrow(TypeError)
  expect(open).toThrow(says)
})
