import { secret } from '../../secrets/secret.ts'
import { misfitOf } from './encode.ts'
import { expect, it } from 'vitest'

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

it.each([
  ['a Map', new Map(), 'Map'],
  ['a date', { made: new Date(0) }, 'Date'],
  ['bytes', new Uint8Array(2), 'Uint8Array'],
  ['nothing', undefined, 'undefined'],
  // oxlint-disable-next-line no-sparse-arrays -- It is about one.
  ['a hole', ['a', , 'b'], 'undefined'],
  ['a big number', { id: 7n }, 'bigint'],
  ['a function', { sign: () => 'x' }, 'function'],
  ['a symbol', [Symbol('s')], 'symbol'],
  ['no number', { n: NaN }, 'NaN'],
  ['no end', [Infinity], 'Infinity'],
  ['an object of a class', new URL('https://a.example'), 'URL'],
  ['another secret', { token: secret('t') }, 'Object'],
  ['itself', cyclic, 'what holds itself'],
])('says of a key with %s what cannot be shared', (_what, key, misfit) => {
  expect(misfitOf({ key: secret(key) })).toBe(misfit)
})

const twice = { a: 'b' }

it.each([
  ['a text', 'token'],
  ['nothing in particular', null],
  ['lists and objects', { id: 'a', cookies: [{ name: 'b', path: '/' }], depth: 3, isNew: true }],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ['a field that is not there', { id: 'a', csrf: undefined }],
  ['the same part twice', [twice, twice]],
])('takes a key that is %s, and it comes back as it was', (_what, key) => {
  const text = JSON.stringify(key)

  expect(misfitOf({ key: secret(key) })).toBeUndefined()
  expect(JSON.parse(text)).toEqual(key)
})

it('looks at the notes, too', () => {
  const notes = { since: new Date(0) } as never

  expect(misfitOf({ key: secret('k'), notes })).toBe('Date')
})
