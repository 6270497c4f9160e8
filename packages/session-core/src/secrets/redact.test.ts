import { redact, secretsIn } from './redact.ts'
import { secret } from './secret.ts'
import { expect, it } from 'vitest'

const password = `a b&c<d>'e"f+g/ñ`

it('takes a secret out, whatever its case, and keeps the rest of the text', () => {
  expect(redact(`wrong: ${password}, not ${password.toUpperCase()}!`, [password])).toBe(
    'wrong: [secret], not [secret]!',
  )
})

it.each([
  ['that has nothing of it', 'hello', '+/+'],
  ['that has something else in disguise', 'a%20b', 'pi-n4'],
])('leaves a text alone %s', (_what, text, hidden) => {
  expect(redact(text, [hidden])).toBe(text)
})

it.each([
  ['in a URL', encodeURIComponent(password)],
  ['in a form', new URLSearchParams({ p: password }).toString().slice(2)],
  ['in XML text', `a b&amp;c&lt;d&gt;'e"f+g/ñ`],
  ['in an XML attribute', 'a b&amp;c&lt;d&gt;&apos;e&quot;f+g/ñ'],
  ['in HTML', 'a b&amp;c&lt;d&gt;&#39;e&quot;f+g/ñ'],
  ['in JSON', JSON.stringify(password).slice(1, -1)],
  ['in numeric references', 'a b&amp;c&lt;d&gt;\'e"f+g/&#241;'],
  ['in hexadecimal references', 'a b&#x26;c&lt;d&gt;\'e"f+g/&#xF1;'],
  ['as Gson writes it', String.raw`a b\u0026c\u003cd\u003e\u0027e\"f+g/ñ`],
  ['in Base64', Buffer.from(password).toString('base64')],
  ['in Base64 for URLs', Buffer.from(password).toString('base64url')],
  ['with its white space changed', password.replace(' ', '\n  ')],
  ['without its white space', password.replace(' ', '')],
])('keeps nothing of a text in which a secret stands %s', (_how, spelling) => {
  expect(redact(`wrong: ${spelling}!`, [password])).toBe('[secret]')
})

it.each([
  ['what looks like an escape of a URL', 'pass%41word', 'wrong: pass%2541word'],
  ['what looks like an escape of XML', 'pass&q;word', 'wrong: pass&amp;q;word'],
  ['what looks like an escape of JSON', String.raw`pass\nword`, String.raw`wrong: pass\\nword`],
  ['invisible characters', 'pass\u{AD}word', 'wrong: password'],
  ['few letters of our alphabet', 'пароль', `wrong: ${encodeURIComponent('пароль')}`],
  ['few letters of our alphabet, in XML', 'ñ&1', 'wrong: &#241;&amp;1'],
])('knows a secret in disguise that holds %s', (_what, secretText, text) => {
  expect(redact(text, [secretText])).toBe('[secret]')
})

it('leaves a text alone that only resembles a short secret', () => {
  expect(redact('A bean is no ban.', ['b/n'])).toBe('A bean is no ban.')
})

it('keeps a text with escapes of its own', () => {
  expect(redact('It&#39;s at https://x.test/?a=%20', ['Password@123'])).toBe(
    'It&#39;s at https://x.test/?a=%20',
  )
})

it.each([[['  ', '']], [[]]])(
  'leaves a text alone when there is no secret but white space: %j',
  (secrets) => {
    expect(redact('wrong', secrets)).toBe('wrong')
  },
)

it('takes the longer of two secrets out first', () => {
  expect(redact('abcdef', ['abc', 'abcdef'])).toBe('[secret]')
})

it.each([
  ['half of it', 'wrong: Passwo', true],
  ['the least that counts', 'wrong: Pass', true],
  ['less than that', 'wrong: Pas', false],
  ['as much of something else', 'wrong: Passwd', false],
  ['half of it, and half of an escape', 'wrong: Password%4', true],
  ['half of it, and half of a reference', 'wrong: Password&#6', true],
  ['half of it, in Base64', `wrong: ${btoa('Password@123').slice(0, 7)}`, true],
])('knows of a secret at the end of a text that was cut: %s', (_what, text, isQuoted) => {
  expect(redact(text, ['Password@123'])).toBe(isQuoted ? '[secret]' : text)
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

it('looks for no secret in what it put in the place of another', () => {
  const clean = redact('e'.repeat(1000), ['e', 's', 'secret'])

  expect(clean).toBe('[secret]'.repeat(1000))
})
