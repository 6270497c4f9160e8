import { printedJson } from './printed-json.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('is the data, indented', () => {
  expect(printedJson('toy', { a: [1, 'ü €'] })).toBe('{\n  "a": [\n    1,\n    "ü €"\n  ]\n}\n')
  expect(printedJson('toy', undefined)).toBe('null\n')
})

it('holds nothing that a terminal obeys, and loses nothing by it', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      '\\',
      '\u{1B}[31m',
      '\u{7F}',
      '\u{9B}2J',
      '\u{202E}',
      '\u{2066}',
      '\u{2028}',
      '\u{200F}',
    ),
  })
  fc.assert(
    fc.property(fc.dictionary(text, text), (data) => {
      const printed = printedJson('toy', data)

      expect(printed).toMatch(/^[\n -~]*$/)
      expect(JSON.parse(printed)).toEqual({ ...data })
    }),
  )
})

it('says what to do where an answer is too deep for it', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)

  expect(() => printedJson('toy', deep)).toThrow(
    expect.objectContaining({
      code: 'unexpected-reply',
      message:
        'The answer is nested too deep to be printed. The call was made; another one can be saved with --output.',
    }),
  )
})
