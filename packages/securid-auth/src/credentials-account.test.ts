import { account, type SecurIdCredentials } from './credentials.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('an account', () => {
  const part = fc
    .array(fc.constantFrom(':', '%', ' ', 'application', 'user', 'a', 'B'), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(''))
    .filter((text) => text.trim() === text)
  const credentials: fc.Arbitrary<SecurIdCredentials> = fc.oneof(
    fc.record({ username: part, password: part }),
    fc.record({ username: part, password: part, authSource: part }),
    fc.record({ clientId: part, clientSecret: part }),
  )
  const whose = (given: SecurIdCredentials): unknown =>
    'username' in given ? [given.username, given.authSource ?? null] : { clientId: given.clientId }

  it('is one name for the same user or application, and another for any other', () => {
    fc.assert(
      fc.property(credentials, credentials, (one, other) => {
        const isSame = JSON.stringify(whose(one)) === JSON.stringify(whose(other))

        expect(account(one) === account(other)).toBe(isSame)
      }),
      { numRuns: 2000 },
    )
  })

  it.each<[string, SecurIdCredentials, SecurIdCredentials]>([
    [
      'a user of a source',
      { username: 'corp:bob', password: 'x' },
      { username: 'bob', password: 'x', authSource: 'corp' },
    ],
    [
      'an application',
      { username: 'application:bob', password: 'x' },
      { clientId: 'bob', clientSecret: 'x' },
    ],
    [
      'an application, by its source,',
      { username: 'bob', password: 'x', authSource: 'application' },
      { clientId: 'bob', clientSecret: 'x' },
    ],
    [
      'a user of a longer source',
      { username: 'b:c', password: 'x', authSource: 'a' },
      { username: 'c', password: 'x', authSource: 'a:b' },
    ],
  ])('of a user is not that of %s it is called like', (_whom, one, other) => {
    expect(account(one)).not.toBe(account(other))
  })

  // A fleet's stored session is compared with what the next version calls it.
  it.each<[SecurIdCredentials, string]>([
    [{ username: 'user01', password: 'x' }, 'user01'],
    [{ username: 'application', password: 'x' }, 'application'],
    [{ username: 'jörg', password: 'x', authSource: 'Corporate AD' }, 'Corporate AD:jörg'],
    [{ username: 'b:c', password: 'x', authSource: 'a' }, 'a:b:c'],
    [{ username: 'bob', password: 'x', authSource: 'applications' }, 'applications:bob'],
    [{ clientId: '6243', clientSecret: 'x' }, 'application:6243'],
    [{ clientId: 'a:b', clientSecret: 'x' }, 'application:a:b'],
  ])('keeps its name: %j', (given, name) => {
    expect(account(given)).toBe(name)
  })
})
