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

it.each(['leaseMs', 'recheckMs', 'storeDeadlineMs', 'keepMs'] as const)(
  'takes a millisecond of %s, and no less',
  (name) => {
    expect(read({ [name]: 1 })[name]).toBe(1)
    expect(() => read({ [name]: 0 })).toThrow(`policy.${name} is wrong: expected milliseconds, 1 or more.`)
  },
)
