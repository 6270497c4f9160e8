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
  [{ a: undefined, b: [undefined, () => 1] }, '{"b":[null,null]}'],
  [{ a: { b: undefined }, c: 1, d: () => 1 }, '{"a":{},"c":1}'],
  ['a', '"a"'],
  [{ a: {}, b: [], c: Object.create({ d: 1 }) as object }, '{"a":{},"b":[],"c":{}}'],
  [
    {
      a: {},
      b: Object.create({
        get hidden() {
          return 1
        },
      }) as object,
      c: Object(1) as unknown,
      d: Object('') as unknown,
    },
    '{"a":{},"b":{},"c":1,"d":""}',
  ],
  [
    { a: {}, b: Object.create(null) as object, c: new Date(0) },
    '{"a":{},"b":{},"c":"1970-01-01T00:00:00.000Z"}',
  ],
  [{ a: Object.assign(new Map([['a', 1]]), { toJSON: () => ({}) }) }, '{"a":{}}'],
  [{ a: {}, b: Object.assign(Uint8Array.of(1), { toJSON: () => 'AQ==' }) }, '{"a":{},"b":"AQ=="}'],
  [{ a: { 0: 1 }, b: { type: 'Buffer', data: [1] } }, '{"a":{"0":1},"b":{"type":"Buffer","data":[1]}}'],
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
  ['a function in an object that has nothing else', { a: () => 1, b: undefined }],
  ['a symbol there, deep in it', { a: [{ b: Symbol('b') }] }],
  ['a file', { a: [new Blob(['1'])] }],
  ['bytes', new ArrayBuffer(1)],
  ['bytes with a view', { csr: Uint8Array.of(45) }],
  ['none of them', { csr: [new Uint8Array()] }],
  ['bytes of Node, such as a file that was read', { payload: { csr: Buffer.from('-----BEGIN') } }],
  ['bytes of Node alone', Buffer.from('a')],
  ['signed bytes', { a: Int8Array.of(-1) }],
  ['numbers that are none', { a: Float64Array.of(NaN) }],
  ['an expression', { a: /1/ }],
  ['an error', { a: new Error('1') }],
  ['a WeakMap', { a: new WeakMap() }],
])('%s is an option that is wrong', (_what, value) => {
  expect(() => jsonText('toy', value)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      protocol: 'toy',
      message: expect.not.stringContaining('hunter2') as string,
    }),
  )
})
