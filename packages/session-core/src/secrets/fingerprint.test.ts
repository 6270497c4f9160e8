import { canonical, createFingerprint } from './fingerprint.ts'
import { secret } from './secret.ts'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

it.each([
  ['another order', { a: '1', b: '2' }, { b: '2', a: '1' }],
  ['a secret of its own', { a: secret('1') }, { a: secret('1') }],
  ['a field that is undefined', { a: '1' }, { a: '1', b: undefined }],
  ['another order deep down', [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }]],
])('takes credentials for the same in %s', (_how, left, right) => {
  expect(canonical(left)).toBe(canonical(right))
})

it.each([
  ['another value', { a: '1' }, { a: '2' }],
  ['another secret', { a: secret('1') }, { a: secret('2') }],
  ['another name', { a: '1' }, { b: '1' }],
  ['a number for a text', { a: '1' }, { a: 1 }],
  ['nothing for null', { a: undefined }, { a: null }],
  ['a field that runs into the next', { a: '1', b: '2' }, { a: '1b2' }],
  ['another order of a list', ['1', '2'], ['2', '1']],
  ['other entries of a Map', new Map([['a', '1']]), new Map([['a', '2']])],
  ['other search parameters', new URLSearchParams('a=1'), new URLSearchParams('a=2')],
  ['other headers', { with: new Headers({ a: '1' }) }, { with: new Headers({ a: '2' }) }],
  ['half a character for another half', '\u{D800}', '\u{D801}'],
])('takes credentials for others with %s', (_how, left, right) => {
  expect(canonical(left)).not.toBe(canonical(right))
})

it('tells the same from others, and keeps neither', async () => {
  const take = createFingerprint()

  const [first, again, other] = await Promise.all([take({ a: '1' }), take({ a: '1' }), take({ a: '2' })])

  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(first).not.toContain(canonical({ a: '1' }))
})

it('is of no use to anybody else', async () => {
  const [mine, yours] = await Promise.all([createFingerprint()('x'), createFingerprint()('x')])

  expect(mine).not.toBe(yours)
})

it('tells the same from others where the platform has no crypto', async () => {
  vi.stubGlobal('crypto', undefined)
  const take = createFingerprint()

  const [first, again, other] = await Promise.all([take({ a: '1' }), take({ a: '1' }), take({ a: '2' })])

  expect(again).toBe(first)
  expect(other).not.toBe(first)
})
