import { readCredentials } from './credentials.ts'
import { secret } from '@org/session-core'
import { describe, expect, it } from 'vitest'

describe('credentials', () => {
  it.each([
    ['of a user', { username: 'user01', password: 'password123' }],
    ['of a user of a source', { username: 'user01', password: 'password123', authSource: 'Corporate AD' }],
    ['of a user beyond ASCII', { username: 'jörg', password: ' & ' }],
    ['of an application', { clientId: '6243', clientSecret: 'auth1:2' }],
  ])('%s pass', (_whose, credentials) => {
    expect(readCredentials(credentials)).toEqual(credentials)
  })

  it.each([
    [
      { username: 'user01', password: secret('password123') },
      { username: 'user01', password: 'password123' },
    ],
    [
      { clientId: '6243', clientSecret: secret('auth1:2') },
      { clientId: '6243', clientSecret: 'auth1:2' },
    ],
  ])('come out of their wrapper: %j', (credentials, plain) => {
    expect(readCredentials(credentials)).toEqual(plain)
  })

  it.each([
    ['nothing', undefined, 'credentials is not an object'],
    ['a text', 'user01:Hunter2', 'credentials is not an object'],
    ['a list', ['Hunter2'], 'credentials.username is missing'],
    ['no password', { username: 'user01' }, 'credentials.password is missing'],
    ['an empty username', { username: '', password: 'Hunter2' }, 'credentials.username is empty'],
    ['an empty password', { username: 'user01', password: '' }, 'credentials.password is empty'],
    ['a number', { username: 'user01', password: 2 }, 'credentials.password is not a string'],
    ['a wrapped number', { username: 'user01', password: secret(2) }, 'credentials.password is not a string'],
    [
      'a bell',
      { username: 'user01', password: 'Hunter2\u{7}' },
      'credentials.password holds a character that XML',
    ],
    [
      'half an emoji',
      { username: 'user01', password: 'Hunter2\u{D83D}' },
      'credentials.password holds a character',
    ],
    [
      'an empty source',
      { username: 'user01', password: 'Hunter2', authSource: '' },
      'credentials.authSource is empty',
    ],
    [
      'a misspelt source',
      { username: 'user01', password: 'Hunter2', authsource: 'AD' },
      'credentials.authsource is unknown',
    ],
    [
      'both kinds',
      { username: 'user01', clientId: '6243', clientSecret: 'Hunter2' },
      'credentials.username is unknown',
    ],
    ['no secret', { clientId: '6243' }, 'credentials.clientSecret is missing'],
    [
      'a line break',
      { clientId: '6243', clientSecret: 'Hunter2\n' },
      'clientSecret holds a control character',
    ],
    [
      'a space at the end',
      { clientId: '6243 ', clientSecret: 'Hunter2' },
      'clientId begins or ends with a space',
    ],
    [
      'an umlaut',
      { clientId: '6243', clientSecret: 'Hunter2ä' },
      'clientSecret holds a character beyond ASCII',
    ],
  ])('with %s are refused by the name of the field', (_what, credentials, words) => {
    const read = (): unknown => readCredentials(credentials)

    expect(read).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(words) as string }),
    )
    expect(read).not.toThrow('Hunter2')
  })
})
