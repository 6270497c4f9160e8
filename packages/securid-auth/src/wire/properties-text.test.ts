import { readProperties } from './properties-text.ts'
import { expect, it } from 'vitest'

it.each([
  ['one line', 'token=ws1:-2:3\n', { token: 'ws1:-2:3' }],
  ['an equals sign in a value', 'instructions=<a href="x">\r\n', { instructions: '<a href="x">' }],
  ['empty values and lines', '\nusername-label=\n\n', { 'username-label': '' }],
  ['nothing', '', {}],
])('reads %s', (_what, text, fields) => {
  expect(readProperties(text)).toEqual(fields)
})

it.each(['gateway timeout', 'a=1\nb', '=1'])('does not take %j for properties', (text) => {
  expect(readProperties(text)).toBeUndefined()
})
