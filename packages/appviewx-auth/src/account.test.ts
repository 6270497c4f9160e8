import { account, type AppViewXCredentials } from './credentials.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('an account', () => {
  const part = fc
    .array(fc.constantFrom(':', '%', ' ', 'service', 'user', 'a', 'B'), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(''))
    .filter((text) => text.trim() === text)
  const credentials: fc.Arbitrary<AppViewXCredentials> = fc.oneof(
    fc.record({ username: part, password: part }),
    fc.record({ clientId: part.filter((text) => !text.includes(':')), clientSecret: part }),
  )
  const whose = (given: AppViewXCredentials): unknown =>
    'username' in given ? { username: given.username } : { clientId: given.clientId }

  const holder = fc.tuple(credentials, fc.option(part, { nil: undefined }))

  it('is one name for the same user or service account of the same tenant, and another for any other', () => {
    fc.assert(
      fc.property(holder, holder, ([one, gwkey], [other, otherKey]) => {
        const isSame = JSON.stringify([whose(one), gwkey]) === JSON.stringify([whose(other), otherKey])

        expect(account(one, gwkey) === account(other, otherKey)).toBe(isSame)
      }),
      { numRuns: 2000 },
    )
  })

  it('of a user is not that of the service account it is called like', () => {
    const user = account({ username: 'service:demo', password: 'Password@123' })

    expect(user).not.toBe(account({ clientId: 'demo', clientSecret: 'Password@123' }))
  })

  // A fleet's stored session is compared with what the next version calls it.
  it.each<[AppViewXCredentials, string]>([
    [{ username: 'admin', password: 'x' }, 'admin'],
    [{ username: 'corp:admin', password: 'x' }, 'corp:admin'],
    [{ username: 'user:admin', password: 'x' }, 'user:admin'],
    [{ username: 'my service:admin', password: 'x' }, 'my service:admin'],
    [{ username: 'service', password: 'x' }, 'service'],
    [{ clientId: 'demo', clientSecret: 'x' }, 'service:demo'],
  ])('keeps its name: %j', (given, name) => {
    expect(account(given)).toBe(name)
  })
})
