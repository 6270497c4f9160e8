import { readJson } from './read-json.ts'
import { expect, it } from 'vitest'

it.each<[string, unknown]>([
  ['{"a":[1,-2.5e3,"x",null,true]}', { a: [1, -2500, 'x', null, true] }],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  [
    '{"id": 12345678901234567890 ,"ids":[\t12345678901234567890,7]}',
    { id: '12345678901234567890', ids: ['12345678901234567890', 7] },
  ],
  [
    '{"a":"x, 12345678901234567890","b":12345678901234567890}',
    { a: 'x, 12345678901234567890', b: '12345678901234567890' },
  ],
  [String.raw`{"a\"":"\\","b":" \":12345678901234567890 "}`, { 'a"': '\\', b: ' ":12345678901234567890 ' }],
  [
    '{"a":0.12345678901234567,"b":12345678901234567890.5,"c":1e21}',
    { a: Number('0.12345678901234567'), b: Number('12345678901234567890.5'), c: 1e21 },
  ],
])('reads %s, and loses no digit of a whole number', (text, value) => {
  expect(readJson(text)).toEqual(value)
})

it.each(['', '<html>', '{', '{"a":12345678901234567890', '012345678901234567890'])(
  'reads nothing of %j',
  (text) => {
    expect(readJson(text)).toBeUndefined()
  },
)

it('reads what is long, and what is full of escapes, in time', () => {
  const long = { text: `"\\${'x'.repeat(20_000_000)}`, quotes: '"'.repeat(6_000_000) }
  const text = JSON.stringify(long).replace('{', '{"id":12345678901234567890,')

  const { id, ...read } = readJson(text) as typeof long & { readonly id: unknown }

  // Not by their words: a difference would fill the screen.
  expect([id, read.text === long.text, read.quotes === long.quotes]).toEqual([
    '12345678901234567890',
    true,
    true,
  ])
})
