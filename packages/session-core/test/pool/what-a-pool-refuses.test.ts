import { scene } from './pool-scene.ts'
import type { Session } from '@org/session-core'
import { createSessionPool, type PoolOptions } from '@org/session-core/pool'
import { expect, it } from 'vitest'

it('keeps nothing of a tenant whose session cannot be opened', () => {
  const pool = createSessionPool(
    () => {
      throw new RangeError('no such tenant')
    },
    { key: String },
  )

  expect(() => pool.of('a')).toThrow(RangeError)
  expect(pool.size).toBe(0)
})

it.each<[string, unknown]>([
  ['key', {}],
  ['max', { key: String, max: 0 }],
  ['max', { key: String, max: '2' }],
  ['idleMs', { key: String, idleMs: NaN }],
  ['idleMs', { key: String, idleMs: '5' }],
  ['maximum', { key: String, maximum: 5 }],
])('refuses the option %s when it is wrong: %j', (name, options) => {
  const make = (): unknown => createSessionPool(() => scene().pool.of('a'), options as PoolOptions<string>)

  expect(make).toThrow(
    expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(name) as string }),
  )
})

it('refuses a key that is no text', () => {
  const pool = createSessionPool(() => scene().pool.of('a'), { key: () => undefined as unknown as string })

  expect(() => pool.of('a')).toThrow(expect.objectContaining({ code: 'invalid-options' }))
})

it('refuses the promise of a session', () => {
  const open = (): Session => Promise.resolve() as unknown as Session
  const pool = createSessionPool(open, { key: String })

  expect(() => pool.of('a')).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  expect(pool.size).toBe(0)
})
