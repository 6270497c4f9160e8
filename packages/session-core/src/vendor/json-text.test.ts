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
])('%j is %s', (value, text) => {
  expect(jsonText('toy', value)).toBe(text)
})

it.each([
  ['a BigInt', { a: 5n }],
  ['an object that holds itself', circular],
  ['a toJSON that throws', failing],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
])('%s is an option that is wrong', (_what, value) => {
  expect(() => jsonText('toy', value)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      protocol: 'toy',
      message: expect.not.stringContaining('hunter2') as string,
    }),
  )
})
