import { quotes } from './quotes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const password = `Pä ss<w>0r&d'"/+%41\\`

const bytesOf = (text: string): readonly number[] => [...new TextEncoder().encode(text)]
const hex = (byte: number, width = 2): string => byte.toString(16).padStart(width, '0')
const each = (text: string, spell: (code: number) => string): string =>
  Array.from(text, (letter) => spell(letter.codePointAt(0) ?? 0)).join('')
const eachByte = (text: string, spell: (byte: number) => string): string =>
  bytesOf(text)
    .map((byte) => spell(byte))
    .join('')
const xml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
/** Five bits a letter. */
const base32 = (text: string): string =>
  (
    bytesOf(text)
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{1,5}/g) ?? []
  )
    .map((bits) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(bits.padEnd(5, '0'), 2)])
    .join('')
const mirrored = (text: string): string => Array.from(text).toReversed().join('')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** What may become of a text on its way through other systems; each may follow any other. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in a URL': encodeURIComponent,
  'in a URL, every byte escaped': (text) => eachByte(text, (byte) => `%${hex(byte)}`),
  'in a form': (text) => new URLSearchParams({ x: text }).toString().slice(2),
  'in XML': xml,
  'in decimal references': (text) => each(text, (code) => `&#${code};`),
  'in hexadecimal references': (text) => each(text, (code) => `&#x${hex(code, 4)};`),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON, every letter escaped': (text) =>
    text.replaceAll(/[\s\S]/g, (unit) => String.raw`\u${hex(unit.codePointAt(0) ?? 0, 4)}`),
  'in C, every byte escaped': (text) => eachByte(text, (byte) => String.raw`\x${hex(byte)}`),
  'in octal': (text) => eachByte(text, (byte) => `\\${byte.toString(8).padStart(3, '0')}`),
  'in quoted-printable': (text) => eachByte(text, (byte) => `=${hex(byte).toUpperCase()}`),
  'in Base64': base64,
  'in Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'in Basic authentication': (text) => `Basic ${base64(`ann:${text}`)}`,
  'behind a domain, in Base64': (text) => base64(String.raw`CORP\ann:${text}`),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal, separated': (text) => eachByte(text, (byte) => `0x${hex(byte).toUpperCase()}, `),
}

/** What changes a text beyond repair, or leads no further. */
const disguises: Readonly<Record<string, (text: string) => string>> = {
  'in capitals': (text) => text.toUpperCase(),
  'in other letters for the same': (text) => text.normalize('NFKD'),
  'as UTF-16': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  'as UTF-16 in Base64': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'as Latin-1 in a URL': (text) => each(text, (code) => `%${hex(code)}`),
  'with its bytes taken for characters': (text) => Buffer.from(text).toString('latin1'),
  'with question marks for foreign letters': (text) => text.replaceAll('ä', '?'),
  'in the middle of Base64': (text) => base64(`to:${text} at home`),
  'in Base64, behind other letters of it': (text) => `x/token/${base64(`a${text}`)}`,
  'in Base64, in lines': (text) => base64(`ann:${text}`).replaceAll(/.{8}/g, '$& '),
  'with other white space': (text) => text.replace(' ', '\r\n\t'),
  'without its white space': (text) => text.replace(' ', ''),
  'in lines': (text) => `${text.slice(0, 8)}\n${text.slice(8)}`,
  'letter by letter': (text) => Array.from(text).join(' '),
  'with invisible characters': (text) => Array.from(text).join('\u{200B}'),
  'with soft hyphens': (text) => text.replace('w', '\u{AD}w'),
  'in names of HTML': (text) => text.replace('/', '&sol;').replace('+', '&plus;').replace('ä', '&auml;'),
  'from right to left': mirrored,
  'from right to left, in Base64': (text) => base64(mirrored(text)),
  'in Base64, from right to left': (text) => mirrored(base64(text)),
  'in hexadecimal, from right to left': (text) => mirrored(Buffer.from(text).toString('hex')),
  'in a URL, from right to left': (text) => mirrored(encodeURIComponent(text)),
  'in Base32': base32,
  'in Base32, in small letters and with a name': (text) => base32(`ann:${text}`).toLowerCase(),
  'in Base32, filled up': (text) => base32(text).replace(/$/, '===='),
  'as a directory escapes it': (text) =>
    text.replaceAll(/[^a-z\d]/gi, (letter) => eachByte(letter, (byte) => `\\${hex(byte)}`)),
  'as a style sheet writes it': (text) => each(text, (code) => `\\${hex(code, 1)} `),
  'as a style sheet writes it in full': (text) => each(text, (code) => `\\${hex(code, 6)}`),
  'in octal, as short as can be': (text) => eachByte(text, (byte) => `\\${byte.toString(8)}`),
  'with a reference that nothing ends': (text) => text.replace('&', '&#38'),
  'in dashes': (text) => Array.from(text).join('-'),
  'in tags': (text) => each(text, (code) => `<b>${String.fromCodePoint(code)}</b>`),
  'in quotes': (text) => Array.from(text, (letter) => `'${letter}'`).join(' '),
  'in sections of CDATA': (text) =>
    `<![CDATA[${text.replace('<', ']]><![CDATA[<').replace('&', ']]]]><![CDATA[>&')}]]>`,
  'in long tags': (text) =>
    each(text, (code) => `<b class="${'x'.repeat(200)}">${String.fromCodePoint(code)}</b>`),
  'as Perl writes it': (text) => each(text, (code) => String.raw`\x{${hex(code)}}`),
  'cut by a sign in brackets': (text) => `"${text.slice(0, 9)} [...]" at this host`,
  'as a list': (text) => JSON.stringify(Array.from(text)),
  'with an accent on every letter': (text) => Array.from(text).join('\u{301}'),
  'in decimal bytes': (text) => bytesOf(text).join(', '),
  'in decimal bytes, as SQL writes them': (text) => eachByte(text, (byte) => `CHR(${byte})||`),
  'in groups of four': (text) => Buffer.from(text).toString('hex').replaceAll(/.{4}/g, '$& '),
  'in hexadecimal of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('hex'),
  'in binary': (text) => eachByte(text, (byte) => `${byte.toString(2).padStart(8, '0')} `),
  'in code points': (text) => text.replaceAll(/[\s\S]/g, (unit) => `U+${hex(unit.codePointAt(0) ?? 0, 4)} `),
  'in Base64 inside glued Base64': (text) => `abcde${base64(`x${base64(text)}`)}yz`,
  'cut in the middle of a sentence': (text) => `"${text.slice(0, 9)}…" at this host`,
  'covered to its half': (text) => `${text.slice(0, 9)}**** at this host`,
  'as JavaScript writes it': (text) => each(text, (code) => String.raw`\u{${hex(code)}}`),
  'as escape() writes it': (text) => each(text, (code) => `%u${hex(code, 4)}`),
  'as Gson writes it': (text) =>
    JSON.stringify(text).replaceAll(
      /[<>&'=]/g,
      (letter) => String.raw`\u${hex(letter.codePointAt(0) ?? 0, 4)}`,
    ),
}

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
