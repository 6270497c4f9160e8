import { redact, secretsIn } from './redact.ts'
import { secret } from './secret.ts'
import { expect, it } from 'vitest'

const password = `a b&c<d>'e"f+g/ñ`

it.each([
  ['as it is', password],
  ['in a URL', encodeURIComponent(password)],
  ['in a form', new URLSearchParams({ p: password }).toString().slice(2)],
  ['in XML text', `a b&amp;c&lt;d&gt;'e"f+g/ñ`],
  ['in an XML attribute', 'a b&amp;c&lt;d&gt;&apos;e&quot;f+g/ñ'],
  ['in HTML', 'a b&amp;c&lt;d&gt;&#39;e&quot;f+g/ñ'],
  ['in JSON', JSON.stringify(password).slice(1, -1)],
  ['in numeric references', 'a b&amp;c&lt;d&gt;\'e"f+g/&#241;'],
  ['in Base64', Buffer.from(password).toString('base64').replaceAll('=', '')],
  ['in Base64 for URLs', Buffer.from(password).toString('base64url')],
])('takes a secret out that stands there %s', (_how, spelling) => {
  expect(redact(`wrong: ${spelling}!`, [password])).toBe('wrong: [secret]!')
})

it('takes a secret out whose white space was collapsed', () => {
  expect(redact('wrong: two blanks', ['two \t blanks '])).toBe('wrong: [secret]')
})

it('leaves a text alone when a secret is nothing but white space', () => {
  expect(redact('wrong', ['  '])).toBe('wrong')
})

it('takes the longer of two secrets out first', () => {
  expect(redact('abcdef', ['abc', 'abcdef'])).toBe('[secret]')
})

it.each([
  ['half of it', 'Passwo'.padStart(300, '.'), '[secret]'],
  ['the least that counts', 'Pass'.padStart(300, '.'), '[secret]'],
  ['less than that', 'Pas'.padStart(300, '.'), '.Pas'],
  ['half of it, though white space was taken from the rest', 'Passwo'.padStart(299, '.'), '[secret]'],
])('knows of a secret at the end of a text that was cut: %s', (_what, text, end) => {
  const clean = redact(text, ['Password@123'])

  expect(clean.endsWith(end)).toBe(true)
  expect(clean.startsWith('.'.repeat(290))).toBe(true)
})

it('finds the secrets in credentials, hidden or nested, and lets the names go', () => {
  const found = secretsIn({
    username: 'ann',
    password: secret('one'),
    more: [{ pin: 'two' }],
    empty: '',
    count: 3,
  })

  expect(found).toEqual(['one', 'two', 'ann:one', 'ann:two'])
})

it('takes a secret out as Gson writes it, and without its invisible characters', () => {
  expect(redact(String.raw`wrong: a\u003db`, ['a=b'])).toBe('wrong: [secret]')
  expect(redact('wrong: pass word', ['pass\u{AD}word'])).toBe('wrong: [secret]')
})

it('looks for no secret in what it put in the place of another', () => {
  const clean = redact('e'.repeat(1000), ['e', 's', 'secret'])

  expect(clean).toBe('[secret]'.repeat(1000))
})
