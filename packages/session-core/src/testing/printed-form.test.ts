import { expectNoSecret } from './printed-form.ts'
import { expect, it } from 'vitest'

const secret = 's3cret & more'

it.each([
  ['a text', `Bearer ${secret}`],
  ['a URL', { url: `https://a.test/?p=${encodeURIComponent(secret)}` }],
  ['Base64', { headers: { authorization: `Basic ${btoa(secret)}` } }],
  ['the message of a cause', new Error('outer', { cause: new Error(secret) })],
  ['a hidden property', Object.defineProperty({}, 'hidden', { value: secret })],
  ['headers', { headers: new Headers({ 'x-key': secret }) }],
  ['a request', { request: new Request('https://a.test', { headers: { 'x-key': secret } }) }],
  ['a name', { [secret]: true }],
])('finds a secret in %s', (_where, value) => {
  expect(() => expectNoSecret('it', value, [secret])).toThrow(/^Promised: no secret can be printed from it/)
})

it('is content where there is none, also with what goes round in circles', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle

  expect(() => expectNoSecret('it', [circle, () => secret], [secret])).not.toThrow()
})
