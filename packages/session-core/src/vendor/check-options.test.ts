import { checkOptions, isText, optional } from './check-options.ts'
import { expect, it } from 'vitest'

const rules = { name: isText, size: optional((value) => typeof value === 'number') }
const check = (given: unknown, within?: string) => (): void =>
  checkOptions({ protocol: 'toy', ...(within !== undefined && { within }) }, rules, given)

it.each([
  ['all there are', { name: 'a', size: 1 }],
  ['what must be there', { name: 'a' }],
  ['what is undefined and known', { name: 'a', size: undefined }],
  ['what is undefined and unknown', { name: 'a', length: undefined }],
])('accepts %s', (_what, given) => {
  expect(check(given)).not.toThrow()
})

it.each<[string, unknown, string]>([
  ['one that is not there', { size: 1 }, 'The option name is missing.'],
  ['one that is undefined', { name: undefined }, 'The option name is missing.'],
  ['one of another type', { name: 7 }, 'The option name is wrong: not a value that it may have.'],
  ['an optional one of another type', { name: 'a', size: 'hunter2' }, 'The option size is wrong'],
  ['null', { name: null }, 'The option name is wrong'],
  ['one too many', { name: 'a', length: 1 }, 'The option length is unknown. Known are: name, size.'],
  ['what every object has', { name: 'a', toString: 1 }, 'The option toString is unknown'],
  ['nothing', undefined, 'The option name is missing.'],
  ['a text', 'hunter2', 'The option name is missing.'],
  ['a list', ['hunter2'], 'The option name is missing.'],
])('names %s, and no value', (_what, given, words) => {
  expect(check(given)).toThrow(expect.objectContaining({ code: 'invalid-options', protocol: 'toy' }))
  expect(check(given)).toThrow(words)
  expect(check(given)).not.toThrow('hunter2')
})

it('says where options stand that are part of others', () => {
  expect(check({}, 'credentials')).toThrow('The option credentials.name is missing.')
})
