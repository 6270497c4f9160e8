import { percentile } from './percentile.ts'
import { spreadOf } from './spread.ts'
import { expect, it } from 'vitest'

const hundred = Array.from({ length: 101 }, (_, place) => 100 - place)

it.each([
  [hundred, 0.5, 50],
  [hundred, 0.99, 99],
  [hundred, 0, 0],
  [[10, 20], 0.5, 15],
  [[10, 20], 0.99, 19.9],
  [[7], 0.99, 7],
  [[100, 9], 0, 9],
  [[], 0.5, NaN],
])('percentile %#', (values, share, found) => {
  expect(Number(percentile(values, share).toFixed(9))).toBe(found)
})

it('the least and the median are two of them', () => {
  expect(spreadOf([3, 1, 2, 10])).toEqual({ least: 1, median: 2.5 })
})
