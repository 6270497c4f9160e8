import { assertHeaderValue } from './header-value.ts'
import { expect, it } from 'vitest'

const field = { protocol: 'toy', field: 'password' }

it.each(['a', 'a b', 'a\tb', '!"$:~', '~'])('takes %j, which a header carries unchanged', (value) => {
  expect(() => assertHeaderValue(field, value)).not.toThrow()
  expect(new Headers({ x: value }).get('x')).toBe(value)
})

it.each([
  ['nothing', undefined],
  ['a number', 7],
  ['an empty text', ''],
  ['a space', ' '],
  ['a leading space', ' hidden'],
  ['a trailing space', 'hidden '],
  ['a leading tab', '\thidden'],
  ['a trailing tab', 'hidden\t'],
  ['a line break', 'hidden\nhidden'],
  ['a line break at the end', 'hidden\n'],
  ['a carriage return', 'hid\rden'],
  ['a zero', 'hid\0den'],
  ['the first control character', 'hid\u{1}den'],
  ['the last control character below space', 'hid\u{1F}den'],
  ['a delete', 'hid\u{7F}den'],
  ['an umlaut', 'hidd\u{E4}n'],
  ['a letter beyond Latin-1', 'hidden\u{142}'],
  ['half a character', 'hidden\u{D83D}'],
])('refuses %s, naming the field and not the value', (_what, value) => {
  const check = (): void => assertHeaderValue(field, value)

  expect(check).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'toy' }) as Error)
  expect(check).toThrow(/password/)
  expect(check).not.toThrow(/hid/)
})
