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
    ['nothing', undefined, 'username is missing'],
    ['a text', 'user01:Hunter2', 'username is missing'],
    ['a list', ['Hunter2'], 'username is missing'],
    ['no password', { username: 'user01' }, 'password is missing'],
    ['an empty username', { username: '', password: 'Hunter2' }, 'username is missing'],
    ['an empty password', { username: 'user01', password: '' }, 'password is missing'],
    ['a number', { username: 'user01', password: 2 }, 'password is missing'],
    ['a wrapped number', { username: 'user01', password: secret(2) }, 'password is missing'],
    ['a bell', { username: 'user01', password: 'Hunter2\u{7}' }, 'password holds what XML'],
    ['half an emoji', { username: 'user01', password: 'Hunter2\u{D83D}' }, 'password holds what XML'],
    ['an empty source', { username: 'user01', password: 'Hunter2', authSource: '' }, 'authSource is missing'],
    [
      'a misspelt source',
      { username: 'user01', password: 'Hunter2', authsource: 'AD' },
      'authsource is missing, unknown',
    ],
    [
      'both kinds',
      { username: 'user01', clientId: '6243', clientSecret: 'Hunter2' },
      'username is missing, unknown',
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
