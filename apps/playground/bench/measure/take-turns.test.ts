import { takeTurns } from './take-turns.ts'
import { expect, it } from 'vitest'

const effort = { rounds: 3, warmUp: 2, calls: 4, callers: 2 }

it('every round has another one first, every second one runs backwards, and the first ones do not count', async () => {
  const order: string[] = []
  const note = (name: string) => (): Promise<void> => {
    if (order.at(-1) !== name) order.push(name)
    return Promise.resolve()
  }
  const contestants = new Map(['a', 'b', 'c'].map((name) => [name, note(name)]))

  const spans = await takeTurns(contestants, effort)

  expect(order.join('')).toBe('abc acb cab cba bca'.replaceAll(' ', ''))
  expect([...spans].map(([name, found]) => [name, found.length])).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ])
  expect(spans.get('a')?.[0]?.waits).toHaveLength(4)
})

it('whoever fails is told of and out; the others go on', async () => {
  let calls = 0
  const contestants = new Map([
    ['good', () => Promise.resolve()],
    ['bad', () => ((calls += 1), calls > 9 ? Promise.reject(new Error('reset')) : Promise.resolve())],
  ])
  const out: unknown[] = []

  const spans = await takeTurns(contestants, effort, (...failure) => out.push(failure))

  expect(out).toEqual([['bad', new Error('reset')]])
  expect([...spans.keys()]).toEqual(['good'])
  expect(spans.get('good')).toHaveLength(3)
})
