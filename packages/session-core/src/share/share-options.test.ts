import { secret } from '../secrets/secret.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { readShareOptions, type SharePolicy } from './share-options.ts'
import { expect, it } from 'vitest'

const read = (policy: Partial<SharePolicy>): SharePolicy =>
  readShareOptions({
    store: memoryStore(),
    name: 'prod/billing',
    secret: secret(crypto.getRandomValues(new Uint8Array(32))),
    policy,
  }).policy

it('keeps a record for a minute at least: one that is gone before the next process looks costs a login each time', () => {
  expect(read({ keepMs: 60_000 }).keepMs).toBe(60_000)
  expect(() => read({ keepMs: 59_999 })).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      message: 'The option policy.keepMs is wrong: expected milliseconds, 60000 or more.',
    }),
  )
})

it.each(['leaseMs', 'recheckMs', 'storeDeadlineMs'] as const)(
  'takes a millisecond of %s, and no less',
  (name) => {
    expect(read({ [name]: 1 })[name]).toBe(1)
    expect(() => read({ [name]: 0 })).toThrow('expected milliseconds, 1 or more.')
  },
)
