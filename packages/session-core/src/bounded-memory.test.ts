import { remember } from './bounded-memory.ts'
import { expect, it } from 'vitest'

it('forgets what was remembered longest ago, counted from the last time', () => {
  const memory = new Map<string, number>()
  for (let count = 0; count < 100; count += 1) remember(memory, String(count), count)

  remember(memory, '0', 0)
  remember(memory, '100', 100)

  expect([memory.size, memory.has('0'), memory.has('1'), memory.has('2')]).toEqual([100, true, false, true])
})
