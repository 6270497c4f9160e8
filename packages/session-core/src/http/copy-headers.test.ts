import { copyHeaders } from './copy-headers.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const read = (make: () => Headers): unknown => {
  try {
    return [...make()]
  } catch (error) {
    return (error as Error).name
  }
}
const bothOf = (given: unknown): readonly unknown[] => {
  const init = given as HeadersInit | undefined
  return [read(() => copyHeaders(init)), read(() => new Headers(init))]
}

describe('Headers are copied as the platform reads them', () => {
  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'accept: */*'],
    ['an empty record', {}],
    ['a record', { accept: '*/*', 'X-Own': ' padded ' }],
    ['a name in two spellings', { Accept: 'a', accept: 'b' }],
    [
      'cookies',
      [
        ['set-cookie', 'a'],
        ['set-cookie', 'b'],
      ],
    ],
    ['values that are no texts', { a: 1, b: undefined, c: null, d: ['x', 'y'] }],
    ['a name that is none', { 'a b': 'c' }],
    ['a value with a line break', { a: 'b\nc' }],
    ['a value beyond bytes', { a: '€' }],
    ['a record without a prototype', Object.assign(Object.create(null), { a: 'b' })],
    ['what a record inherits', Object.create({ a: 'b' })],
    ['a name that is a symbol', { a: 'b', [Symbol('secret')]: 'c' }],
    [
      'a record that is iterated',
      {
        a: 'b',
        *[Symbol.iterator]() {
          yield ['c', 'd']
        },
      },
    ],
    ['pairs', [['a', 'b']]],
    ['a map', new Map([['a', 'b']])],
    ['other headers', new Headers({ a: 'b' })],
  ])('%s', (_what, given) => {
    const [own, platforms] = bothOf(given)
    expect(own).toEqual(platforms)
  })

  it('whatever a record says', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('accept', 'Accept', 'cookie', 'set-cookie', 'a\r\nb'))
    const isAlike = (given: unknown): void => {
      const [own, platforms] = bothOf(given)
      expect(own).toEqual(platforms)
    }
    // Node loses a header of this name, which is one.
    const name = text.filter((own) => own !== '__proto__')
    fc.assert(fc.property(fc.dictionary(name, text), isAlike), { numRuns: 300 })
  })

  it('and what its owner changes afterwards is not seen', () => {
    const given: Record<string, string> = { a: 'b' }
    const own = copyHeaders(given)
    given['a'] = 'c'
    expect([...own]).toEqual([['a', 'b']])
  })
})

it.each([
  { 'x-key': 'hid\nden' },
  { 'x-key': 'hidden€' },
  [['hidden key', '7']],
  [['x-key', 'hid\0den']],
] as HeadersInit[])('What cannot be sent is not quoted: %j', (given) => {
  expect(() => copyHeaders(given)).toThrow(
    'A header of this request has a name or a value that cannot be sent.',
  )
})
