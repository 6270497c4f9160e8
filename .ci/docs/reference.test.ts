import { undocumented } from './undocumented.ts'
import { expect, it } from 'vitest'

it('No public name goes without a word', { timeout: 60_000 }, async () => {
  expect(await undocumented()).toEqual([])
})
