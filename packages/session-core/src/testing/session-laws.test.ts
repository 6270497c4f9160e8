import { sessionLaws } from './session-laws.ts'
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

it('lists every file of laws/ under its own name', () => {
  const titles = readdirSync(new URL('laws/', import.meta.url)).map((file) =>
    file.slice(0, -3).replaceAll('-', ' '),
  )

  const names = sessionLaws.map(({ name }) => name)

  expect(names.toSorted()).toEqual(titles.toSorted())
})

it('has a law for each of the fifteen promises, and several for those with many clauses', () => {
  const counts = Array.from(
    { length: 15 },
    (_, at) => sessionLaws.filter(({ promise }) => promise === at + 1).length,
  )

  expect(Math.min(...counts)).toBeGreaterThan(0)
  expect(Math.min(...[2, 4, 6, 7, 10, 11, 12].map((promise) => counts[promise - 1] ?? 0))).toBeGreaterThan(2)
})
