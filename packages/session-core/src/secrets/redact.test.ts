import { cutOut, redact, redactTexts } from './redact.ts'
import { expect, it } from 'vitest'

const token = '3f0c8f5e-7a51-4c5e'

it.each([
  ['as it is', 'The value hunter2 is wrong.'],
  ['in capitals', 'HUNTER2?'],
  ['in a URL', 'See https://x.test/?p=%68unter2'],
])('withholds all of a text that holds what a person chose, %s', (_how, text) => {
  expect(redact(text, { chosen: ['hunter2'] })).toBe('[secret]')
})

it('cuts out what a server granted, whatever its case, and keeps the rest', () => {
  const text = `No right for ${token}, nor ${token.toUpperCase()}!`

  expect(redact(text, { granted: [token] })).toBe('No right for [secret], nor [secret]!')
})

it('cuts the longer of two out first', () => {
  expect(cutOut(`${token}-b ${token}`, [token, `${token}-b`])).toBe('[secret] [secret]')
})

it.each([
  ['in disguise', `No right for ${btoa(token)}`, token],
  ['cut off', `No right for ${token.slice(0, 9)}`, token],
  ['that may be a word', 'No right for b here', 'b'],
  ['without a digit', 'No right for correcthorsebattery', 'correcthorsebattery'],
])('withholds all of a text that holds what a server granted, %s', (_how, text, granted) => {
  expect(redact(text, { granted: [granted] })).toBe('[secret]')
})

it('looks for nothing in what it put in the place of something else', () => {
  expect(redact(`Not ${token}.`, { chosen: ['secret', 'e'], granted: [token] })).toBe('Not [secret].')
})

it.each([[{}], [{ chosen: [''] }], [{ chosen: [' '], granted: [''] }]])(
  'leaves a text alone where there is nothing to hide: %j',
  (secrets) => {
    expect(redact('It is wrong.', secrets)).toBe('It is wrong.')
  },
)

it('makes one line of a text that nothing is hidden in, fit for a log', () => {
  expect(redact('\u{1B}[31mred\n\u{202E}line', {})).toBe('red line')
})

it('looks at all texts of an object, and keeps the rest', () => {
  const notes = { greeting: 'Hello hunter2', days: 3, warning: null, ok: true, plain: 'Hello' }

  expect(redactTexts(notes, { chosen: ['hunter2'] })).toEqual({ ...notes, greeting: '[secret]' })
})
