import { secret } from '../secrets/secret.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { readShareOptions, type SharePolicy } from './share-options.ts'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
})

const read = (policy: Partial<SharePolicy>, name = 'prod/billing'): SharePolicy =>
  readShareOptions({
    store: memoryStore(),
    name,
    secret: secret(crypto.getRandomValues(new Uint8Array(32))),
    policy,
  }).policy

it.each(['leaseMs', 'recheckMs', 'storeDeadlineMs', 'keepMs'] as const)(
  'takes a millisecond of %s, and no less',
  (name) => {
    expect(read({ [name]: 1 })[name]).toBe(1)
    expect(() => read({ [name]: 0 })).toThrow(`policy.${name} is wrong: expected milliseconds, 1 or more`)
  },
)

// It stands in a sealed header, in Redis and in files, in digits: 1e21 is none.
it.each(['leaseMs', 'recheckMs', 'storeDeadlineMs', 'keepMs'] as const)(
  'takes as many milliseconds of %s as can be told apart, and no more',
  (name) => {
    expect(read({ [name]: Number.MAX_SAFE_INTEGER })[name]).toBe(Number.MAX_SAFE_INTEGER)
    for (const ms of [2 ** 53, 1e21, Number.MAX_VALUE, Infinity])
      expect(() => read({ [name]: ms })).toThrow(`policy.${name} is wrong`)
  },
)

it.each(['a\u{D800}', '\u{DC00}', '\u{DC00}\u{D800}'])(
  'takes no half of a sign as a name: all are one in bytes (%j)',
  (name) => {
    expect(() => read({}, name)).toThrow('name is wrong')
  },
)

it('takes a name with whole signs of any kind', () => {
  expect(() => read({}, 'Zürich/\u{1F600}\0')).not.toThrow()
})

it("names what the platform lacks where there is no crypto.subtle, as in jsdom's window or a page over http:", () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(200) })

  expect(() => read({})).toThrow(/secret is wrong: .*crypto\.subtle/)
})
