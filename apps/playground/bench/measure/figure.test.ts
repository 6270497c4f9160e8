import { figure } from './figure.ts'
import { expect, it } from 'vitest'

it.each([
  [0, '0.00'],
  [0.414, '0.41'],
  [4.126, '4.13'],
  [41.26, '41.3'],
  [412.6, '413'],
  [4126.4, '4126'],
  [NaN, '–'],
])('writes %s as %s', (value, text) => {
  expect(figure(value)).toBe(text)
})
