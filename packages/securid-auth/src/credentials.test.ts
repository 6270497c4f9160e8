import { readCredentials } from './credentials.ts'
import { secret } from '@org/session-core'
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
    ['names as headers have them', { ClientId: '6243', ClientSecret: 'Hunter2' }, 'ClientId is unknown'],
    [
      'names of another tool',
      { user: 'user01', pass: 'Hunter2' },
      'user is unknown. There are username, password, authSource, clientId, clientSecret.',
    ],
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
})
