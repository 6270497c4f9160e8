import { printable } from './printable.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it.each([
  ['white space of any kind', '\n a \t\r\n b\u{A0}c\u{2028}d ', 'a b c d'],
  ['colours of a terminal', '\u{1B}[1;31mred\u{1B}[0m', 'red'],
  ['what moves its cursor', 'a\u{1B}[2Jb\u{9B}5Cc', 'abc'],
  ['what sets its title', '\u{1B}]0;owned\u{7}done', 'done'],
  ['a link of a terminal', '\u{1B}]8;;https://evil.test\u{1B}\\here', 'here'],
  ['control characters', 'a\0b\bc\u{7F}d\u{85}e', 'abcde'],
  ['what turns the direction of writing', 'a\u{202E}b\u{2066}c\u{61C}d', 'abcd'],
  ['what is invisible', 'a\u{200B}b\u{AD}c\u{34F}d\u{E0041}e', 'abcde'],
  ['half a character', 'a\u{D83D} b', 'a\u{FFFD} b'],
])('is rid of %s', (_what, text, expected) => {
  expect(printable(text)).toBe(expected)
})

it('keeps what people write', () => {
  const text = '[ERROR] „Größe“ – 漢字, ёлка, 😀 & 100 %'

  expect(printable(`\n${text}`)).toBe(text)
})

it('is cut, and not in the middle of a character', () => {
  expect(printable('x'.repeat(3_000_000))).toBe('x'.repeat(300))
  expect(printable(`x${'😀'.repeat(300)}`)).toBe(`x${'😀'.repeat(149)}`)
})

it('is one line of whole, visible characters, whatever the text', () => {
  const units = fc.oneof(fc.nat(0xff), fc.integer({ min: 0x20_00, max: 0x21_00 }), fc.nat(0xff_ff))
  const texts = fc.array(units, { maxLength: 400 }).map((codes) => String.fromCodePoint(...codes))

  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom('\u{1B}', '[', ']', '\u{9B}', 'm', '0'), maxLength: 20 }),
      (text, ansi) => {
        const line = printable(text + ansi + text)
        expect(line).toSatisfy((shown: string) => shown.isWellFormed() && shown.length <= 300)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]| {2}|^ | $/u)
      },
    ),
  )
})
