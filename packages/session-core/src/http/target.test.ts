import { failing } from '../errors/session-error.ts'
import { type Home, resolveTarget } from './target.ts'
import { expect, it } from 'vitest'

const root: Home = { protocol: {}, url: new URL('https://toy.test/'), fail: failing('toy') }
const below: Home = { ...root, url: new URL('https://toy.test/base/') }

it.each([
  ['a name', 'things', 'https://toy.test/base/things'],
  ['nothing', '', 'https://toy.test/base/'],
  ['the path without its slash', '/base', 'https://toy.test/base'],
  ['a whole address', 'https://toy.test:443/base/a?b#c', 'https://toy.test/base/a?b'],
  ['an empty fragment', 'a#', 'https://toy.test/base/a'],
  ['a space before dots of a name', 'a%20../b', 'https://toy.test/base/a%20../b'],
  ['a URL', new URL('https://toy.test/base/a'), 'https://toy.test/base/a'],
  ['a way out and in again', '../base/a', 'https://toy.test/base/a'],
  ['dots in a name', 'a..b/.c/d.', 'https://toy.test/base/a..b/.c/d.'],
  ['an encoded slash in a name', 'a%2fb', 'https://toy.test/base/a%2fb'],
  ['a slash that is encoded twice in a name', 'a%252fb', 'https://toy.test/base/a%252fb'],
  ['a per cent sign', '100%25', 'https://toy.test/base/100%25'],
  ['what is no escape', '50%off.txt', 'https://toy.test/base/50%off.txt'],
  [
    'letters beyond ASCII',
    'Müller…/日本・語.pdf',
    'https://toy.test/base/M%C3%BCller%E2%80%A6/%E6%97%A5%E6%9C%AC%E3%83%BB%E8%AA%9E.pdf',
  ],
  ['pictures', '📁/📁📁', 'https://toy.test/base/%F0%9F%93%81/%F0%9F%93%81%F0%9F%93%81'],
  ['dots in a parameter', 'a?b=%2e%2e%2fc/../d', 'https://toy.test/base/a?b=%2e%2e%2fc/../d'],
])('finds %s below home', (_what, input, expected) => {
  expect(resolveTarget(below, String(input))).toBe(expected)
})

it.each([
  ['another origin', 'https://evil.test/base/a'],
  ['another port', 'https://toy.test:444/base/a'],
  ['another scheme', 'http://toy.test/base/a'],
  ['no scheme', '//evil.test/base/a'],
  ['backslashes', String.raw`https:\\evil.test\base\a`],
  ['a user', 'https://ann@toy.test/base/a'],
  ['a password', 'https://:pass@toy.test/base/a'],
  ['another path', '/other/a'],
  ['a path that begins alike', '/base2/a'],
  ['the parent', '..'],
  ['an encoded parent', '%2e%2e/a'],
  ['a parent behind an encoded slash', '..%2fa'],
  ['a parent behind an encoded backslash', 'a%5C..%5C../x'],
  ['an encoded parent behind an encoded slash', '%2e%2E%2fother'],
  ['a parent at the very end', 'a%2f..'],
  ['a parent with a parameter, which some servers take away', '..;a=b/other'],
  ['a parent behind a tab, which some servers take away', '%09../other'],
  ['a parent behind spaces', 'a/%20%20../other'],
  ['a parent before a deleted character', '..%7f/other'],
  ['a parent that is encoded thrice', '%25252e%25252e/other'],
  ['a slash that is encoded four times', '..%2525252fother'],
  ['a parent in two bytes, which is no UTF-8', '%c0%ae%c0%ae/other'],
  ['a slash in two bytes', '..%C0%AFother'],
  ['a backslash in two bytes', '..%c1%9cother'],
  ['dots in three bytes', '%e0%80%ae%e0%80%ae/other'],
  ['dots of full width', '．．/other'],
  ['dots of full width, encoded', '%EF%BC%8E%ef%bc%8e/other'],
  ['a slash of full width', '..／other'],
  ['a backslash of full width', '..＼other'],
  ['a per cent sign of full width', '％2e％2e/other'],
  ['a semicolon of full width', '..；a/other'],
  ['a leader of two dots', '‥/other'],
  ['an ellipsis, which some file systems take for two parents', '…/other'],
  ['leaders of one dot', '․․/other'],
  ['small dots', '﹒﹒/other'],
  ['ideographic dots', '。｡/other'],
  ['a slash of a division', '..∕other'],
  ['a slash of a fraction', '..⁄other'],
  ['a set minus', '..∖other'],
  ['a yen sign, a backslash elsewhere', '..¥other'],
  ['dots with nothing between that can be seen', '.%E2%80%8B./other'],
  ['dots with a control character between', '.%01./other'],
  ['a dot whose escape is cut by what cannot be seen', '%%E2%80%8B2e%%E2%80%8B2e/other'],
  ['dots whose escapes are encoded in part', '%%32%65%%32%65/other'],
  ['dots as old servers of Microsoft write them', '%u002e%u002e/other'],
  ['dots before a query that is encoded', 'a/..%3fb'],
  ['dots before a stream of a file', 'a/..::$DATA'],
  ['what is no URL', 'https://['],
  ['an object of a page', 'blob:https://toy.test/base/a'],
])('refuses %s', (_what, input) => {
  expect(() => resolveTarget(below, input)).toThrow(
    expect.objectContaining({ code: 'foreign-origin' }) as Error,
  )
})

it('takes home as it is, whatever it is called', () => {
  const home = { ...root, url: new URL('https://toy.test/caf%e9/%25c3/') }

  expect(resolveTarget(home, 'a%20b')).toBe('https://toy.test/caf%e9/%25c3/a%20b')
  expect(() => resolveTarget(home, '..%2fb')).toThrow(
    expect.objectContaining({ code: 'foreign-origin' }) as Error,
  )
})

it('refuses an object of a page, whose origin is that of the page, also where home is the root', () => {
  expect(() => resolveTarget(root, 'blob:https://toy.test/a')).toThrow(
    expect.objectContaining({ code: 'foreign-origin' }) as Error,
  )
})

it('lets anything pass below the root, from which there is no way out', () => {
  expect(resolveTarget(root, 'a%2f../b')).toBe('https://toy.test/a%2f../b')
})

it.each([
  ['none', 'a', 'https://toy.test/a?mode=x&key=a+b'],
  ['others, which stay as they are', 'a?b=%20c', 'https://toy.test/a?b=%20c&mode=x&key=a+b'],
  ['one of them', 'a?mode=y', 'https://toy.test/a?mode=y&key=a+b'],
  ['a fragment', 'a#c', 'https://toy.test/a?mode=x&key=a+b'],
])('adds the standing parameters to an address with %s', (_what, input, expected) => {
  const home = { ...root, protocol: { query: { mode: 'x', key: 'a b' } } }

  expect(resolveTarget(home, input)).toBe(expected)
})
