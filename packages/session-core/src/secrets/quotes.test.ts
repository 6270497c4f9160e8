import { disguises, each, encodings } from '../../test/fixtures/spellings.ts'
import { quotes } from './quotes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const password = `Pä ss<w>0r&d'"/+%41\\`

describe('A secret is found', () => {
  it.each(Object.entries({ ...encodings, ...disguises }))('%s', (_how, spell) => {
    expect(quotes(`wrong: ${spell(password)}.`, [password])).toBe(true)
    expect(quotes(`{"error":"${spell(password)}"}`, [password])).toBe(true)
  })

  it.each(
    [
      'in hexadecimal',
      'in hexadecimal, separated',
      'in groups of four',
      'in hexadecimal of UTF-16',
      'in binary',
    ].flatMap((how) =>
      ['validated ', 'Bad ', 'abc', "X'", 'id_', 'port 443 '].map((words) => [how, words] as const),
    ),
  )('%s, behind words that end in its digits: %s', (how, words) => {
    const spell = { ...encodings, ...disguises }[how] ?? ((text) => text)

    expect(quotes(`Not ${words}${spell(password)} here`, [password])).toBe(true)
  })

  it.each([
    ['letter by letter', Array.from('пароль7').join(' | ')],
    ['in quotes', Array.from('пароль7', (letter) => `"${letter}"`).join('+')],
    ['in references that nothing ends', each('пароль7', (code) => `&#${code} `)],
  ])('in letters of any alphabet, %s', (_how, text) => {
    expect(quotes(`wrong: ${text}.`, ['пароль7'])).toBe(true)
  })

  it('in bytes with a sign before each, of Base64 that begins right behind the first', () => {
    const base64 = btoa(String.raw`\041\041\041\041`)
    const text = Array.from(base64, (letter) => `0x${letter.codePointAt(0)?.toString(16)}, `).join('')

    expect(quotes(`The value ${text} is wrong`, ['!!!!'])).toBe(true)
  })

  it('whatever it is, and however often it was encoded', () => {
    const letters = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0x21, max: 0x7e }) },
      { weight: 1, arbitrary: fc.constantFrom(0xe4, 0x4_3f, 0x6f_22, 0x1_f6_00) },
    )
    const secrets = fc
      .array(letters, { minLength: 4, maxLength: 20 })
      .map((codes) => String.fromCodePoint(...codes))
    const chains = fc.array(fc.constantFrom(...Object.keys(encodings)), { minLength: 1, maxLength: 3 })

    fc.assert(
      fc.property(secrets, chains, (secret, chain) => {
        let text = secret
        for (const name of chain) text = encodings[name]?.(text) ?? ''
        expect([chain, quotes(`The value ${text} is wrong`, [secret])]).toEqual([chain, true])
      }),
      { numRuns: 60 * Number(process.env['FUZZ'] ?? 1) },
    )
  })

  it.each([
    ['after four letters', 'wrong: Pass', true],
    ['in the middle', 'wrong: Password@', true],
    ['in the middle of an escape', 'wrong: Password%4', true],
    ['in the middle of a reference', 'wrong: Password&#6', true],
    ['in the middle, and says so', 'wrong: "Passwor..."', true],
    ['in the middle of Base64', `wrong: ${btoa('Password@123').slice(0, 11)}`, true],
    ['after too little to tell', 'wrong: Pas', false],
    ['elsewhere', 'wrong: Passwd', false],
  ])('where a text was cut %s: %s', (_where, text, expected) => {
    expect(quotes(text, ['Password@123'])).toBe(expected)
  })

  it.each([
    ['by itself', 'Option b is wrong.', 'b', true],
    ['by itself, in capitals', 'Option B.', 'b', true],
    ['by itself, between quotes', "'b'", 'b', true],
    ['in a disguise', 'Option %62', 'b', true],
    ['in a reference', 'Option a&amp;b', 'a&b', true],
    ['in Base64', 'Basic YW5uOmI=', 'b', true],
    ['in words', 'A bad table', 'b', false],
    ['as white space', 'A bad table', ' ', false],
    ['as nothing', 'A bad table', '', false],
    ['with a sign for another', 'A bean is no ban.', 'b/n', false],
  ])('of few letters where it stands %s', (...[, text, secret, expected]) => {
    expect(quotes(text, [secret])).toBe(expected)
  })
})
