import { account, readCredentials, type SecurIdCredentials } from './credentials.ts'
import { secret } from '@org/session-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('credentials', () => {
  it.each([
    ['a user', { username: 'user01', password: 'password123' }, ['user', 'user01', 'password123']],
    [
      'a user of a source',
      { username: 'user01', password: 'password123', authSource: 'Corporate AD' },
      ['user', 'user01', 'password123', 'Corporate AD'],
    ],
    ['a user beyond ASCII', { username: 'jörg', password: ' & ' }, ['user', 'jörg', ' & ']],
    ['an application', { clientId: '6243', clientSecret: 'auth1:2' }, ['application', '6243', 'auth1:2']],
    [
      'a user with a secret',
      { username: 'user01', password: secret('password123') },
      ['user', 'user01', 'password123'],
    ],
    [
      'an application with a secret',
      { clientId: '6243', clientSecret: secret('auth1:2') },
      ['application', '6243', 'auth1:2'],
    ],
    [
      'a user beside what is undefined',
      { username: 'user01', password: 'password123', authSource: undefined, clientId: undefined },
      ['user', 'user01', 'password123'],
    ],
  ])('of %s are read', (_whose, credentials, [kind, name, word, authSource]) => {
    const account = readCredentials(credentials)

    expect([account.kind, account.name, account.secret.reveal(), account.authSource]).toEqual([
      kind,
      name,
      word,
      authSource,
    ])
  })

  it.each([
    ['nothing', undefined, 'username is missing'],
    ['a text', 'user01:Hunter2', 'username is missing'],
    ['a list', ['Hunter2'], 'username is missing'],
    ['no password', { username: 'user01' }, 'password is missing'],
    ['an empty username', { username: '', password: 'Hunter2' }, 'username is wrong'],
    ['an empty password', { username: 'user01', password: '' }, 'password is wrong'],
    ['a number', { username: 'user01', password: 2 }, 'password is wrong'],
    ['a wrapped number', { username: 'user01', password: secret(2) }, 'password is wrong'],
    ['a bell', { username: 'user01', password: 'Hunter2\u{7}' }, 'password is wrong: it holds'],
    ['half an emoji', { username: 'user01', password: 'Hunter2\u{D83D}' }, 'password is wrong: it holds'],
    ['an empty source', { username: 'user01', password: 'Hunter2', authSource: '' }, 'authSource is wrong'],
    [
      'a misspelt source',
      { username: 'user01', password: 'Hunter2', authsource: 'AD' },
      'authsource is unknown',
    ],
    ['both kinds', { username: 'user01', clientId: '6243', clientSecret: 'Hunter2' }, 'username is unknown'],
    ['an undefined password', { username: 'user01', password: undefined }, 'credentials.password is missing'],
    ['an address', { username: 'user01', password: 'Hunter2', url: 'x' }, 'credentials.url is unknown'],
    ['no secret', { clientId: '6243' }, 'clientSecret is missing'],
    ['a line break', { clientId: '6243', clientSecret: 'Hunter2\n' }, 'clientSecret'],
    ['a space at the end', { clientId: '6243 ', clientSecret: 'Hunter2' }, 'clientId'],
    ['an umlaut', { clientId: '6243', clientSecret: 'Hunter2ä' }, 'clientSecret'],
  ])('with %s are refused by the name of the field', (_what, credentials, words) => {
    const read = (): unknown => readCredentials(credentials)

    expect(read).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(words) as string }),
    )
    expect(read).not.toThrow('Hunter2')
  })

  it.each<[string, () => unknown]>([
    [
      'a getter that throws',
      () => ({
        username: 'admin',
        get password() {
          throw new Error('hunter2')
        },
      }),
    ],
    [
      'a secret that throws',
      () => ({
        username: 'admin',
        password: {
          reveal: () => {
            throw new Error('hunter2')
          },
        },
      }),
    ],
    [
      'a proxy that throws',
      () =>
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('hunter2')
            },
          },
        ),
    ],
    [
      'a part that holds itself',
      () => {
        const whole: Record<string, unknown> = { username: 'admin' }
        whole['password'] = whole
        return whole
      },
    ],
    [
      'a secret that holds itself',
      () => {
        const whole: Record<string, unknown> = { username: 'admin' }
        whole['password'] = secret(whole)
        return whole
      },
    ],
  ])('refuses %s, and passes nothing of it on', (_what, credentials) => {
    const attempt = (): unknown => readCredentials(credentials())

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(attempt).not.toThrow(/hunter2/)
  })
})

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
