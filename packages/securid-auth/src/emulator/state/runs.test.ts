import { createRuns } from './runs.ts'
import { expect, it } from 'vitest'

it('remembers ten thousand runs that have completed, and every one that runs', () => {
  let time = 0
  const runs = createRuns({ now: () => time, advance: (ms) => (time += ms) })
  const idOf = (source: string): string => String(runs.start('Report', source).id)
  const first = idOf('a')
  time += 60_000
  const second = idOf('b')

  const ids = Array.from({ length: 10_001 }, (_, index) => idOf(`c${index}`))

  expect([first, second, ids[0], ids.at(-1)].map((id = '') => runs.find(id)?.source)).toEqual([
    undefined,
    'b',
    'c0',
    'c10000',
  ])
  expect(['a', 'b', 'c0', 'd'].map((source) => runs.isQueued('Report', source))).toEqual([
    false,
    true,
    true,
    false,
  ])
  time += 60_000
  idOf('e')
  expect([second, ids[0], ids[2]].map((id = '') => runs.find(id)?.source)).toEqual([
    undefined,
    undefined,
    'c2',
  ])
})
