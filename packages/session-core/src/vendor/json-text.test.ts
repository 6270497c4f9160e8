import { jsonText } from './json-text.ts'
import { expect, it } from 'vitest'

const circular: Record<string, unknown> = {}
circular['self'] = circular
const failing = {
  toJSON: () => {
    throw new Error('hunter2')
  },
}

it.each([
  [{ a: [1, 'ü'] }, '{"a":[1,"ü"]}'],
  [null, 'null'],
  ['a', '"a"'],
  [{ a: {}, b: [], c: Object.create({ d: 1 }) as object }, '{"a":{},"b":[],"c":{}}'],
  [{ a: Object.assign(new Map([['a', 1]]), { toJSON: () => ({}) }) }, '{"a":{}}'],
])('%j is %s', (value, text) => {
  expect(jsonText('toy', value)).toBe(text)
})

it.each([
  ['a BigInt', { a: 5n }],
  ['an object that holds itself', circular],
  ['a toJSON that throws', failing],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a Map', new Map([['a', 1]])],
  ['search parameters', new URLSearchParams('a=1')],
  ['headers, deep in it', { a: [{}, { b: new Headers({ a: '1' }) }] }],
  ['a promise', { a: Promise.resolve(1) }],
])('%s is an option that is wrong', (_what, value) => {
  expect(() => jsonText('toy', value)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      protocol: 'toy',
      message: expect.not.stringContaining('hunter2') as string,
    }),
  )
})
