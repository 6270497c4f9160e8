import { isSecret, secret } from './secret.ts'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'

const hidden = secret('Password@123')

it.each([
  ['JSON', JSON.stringify({ hidden }), '{"hidden":"[secret]"}'],
  ['console', inspect({ hidden }, { showHidden: true, depth: 5 }), '{ hidden: [secret] }'],
  ['a number', String(Number(hidden)), 'NaN'],
  ['a copy', JSON.stringify({ ...hidden }), '{}'],
])('shows nothing as %s', (_how, shown, expected) => {
  expect(shown).toBe(expected)
})

it('shows nothing as a text, nor within one', () => {
  const parts: readonly unknown[] = [hidden]

  expect(parts.map(String)).toEqual(['[secret]'])
  expect(`${hidden as unknown as string}!`).toBe('[secret]!')
})

it('reveals on purpose, and cannot be changed', () => {
  expect(hidden.reveal()).toBe('Password@123')
  expect(hidden).toSatisfy(Object.isFrozen)
  expect(Object.keys(hidden)).toEqual([])
})

it.each([
  ['a secret', hidden, true],
  ['one made by hand, or by another copy of the package', { reveal: () => 1 }, true],
  ['something that has a word for it', { reveal: 'yes' }, false],
  ['a text', 'a', false],
  ['null', null, false],
  ['nothing', undefined, false],
])('tells whether %s is a secret', (_what, value, expected) => {
  expect(isSecret(value)).toBe(expected)
})
