import { storeMutants } from './store-mutants.ts'
import { storeLaws } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

describe('The store laws have teeth', () => {
  it('each has a store that breaks it', () => {
    expect(storeMutants.map(({ law }) => law)).toEqual(storeLaws.map(({ name }) => name))
  })

  it.concurrent.for(storeMutants)('$law', async ({ law, make }) => {
    const check = storeLaws.find(({ name }) => name === law)?.check
    const outcome = await check?.({ name: 'a broken store', open: make() }).then(
      () => 'kept',
      (error: unknown) => (error as Error).name,
    )

    expect(outcome).toBe('LawFailure')
  })
})
