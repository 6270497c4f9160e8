import { readCredentials } from './credentials.ts'
import { secret } from '@org/session-core'
import { describe, expect, it } from 'vitest'

describe('readCredentials', () => {
  it.each([
    ['a user', { username: 'demo', password: 'Password@123' }, 'user'],
    ['a service account', { clientId: 'demo', clientSecret: 'Password@123' }, 'service'],
    ['a user with a secret', { username: 'demo', password: secret('Password@123') }, 'user'],
  ])('reads %s', (_who, credentials, kind) => {
    const account = readCredentials(credentials)

    expect(account).toMatchObject({ kind, name: 'demo' })
    expect(account.secret.reveal()).toBe('Password@123')
  })

  it.each([
    ['nothing', undefined, 'username'],
    ['a text', 'hunter2', 'username is missing'],
    ['no password', { username: 'admin' }, 'credentials.password is missing'],
    ['an undefined password', { username: 'admin', password: undefined }, 'credentials.password is missing'],
    ['an address', { username: 'admin', password: 'hunter2', url: 'x' }, 'credentials.url is unknown'],
    ['no username', { password: 'hunter2' }, 'username'],
    ['no client secret', { clientId: 'demo' }, 'clientSecret'],
    ['no client id', { clientSecret: 'hunter2' }, 'clientId'],
    ['a client id that Basic would cut', { clientId: 'a:b', clientSecret: 'hunter2' }, 'without a colon'],
    ['both kinds', { clientId: 'demo', clientSecret: 'hunter2', username: 'admin' }, 'username'],
    [
      'a service account as OAuth spells it',
      { client_id: 'a', client_secret: 'hunter2' },
      'client_id is unknown',
    ],
    [
      'names of another tool',
      { user: 'a', pass: 'hunter2' },
      'There are username, password, clientId, clientSecret',
    ],
    ['an unknown field', { username: 'admin', password: 'hunter2', otp: '123456' }, 'otp'],
    ['an empty username', { username: '', password: 'hunter2' }, 'username'],
    ['a space at the end', { username: 'admin', password: 'hunter2 ' }, 'password'],
    ['a line break', { username: 'admin', password: 'hun\nter2' }, 'password'],
    ['a letter beyond ASCII', { username: 'admin', password: 'hünter2' }, 'password'],
    ['a number for a password', { username: 'admin', password: 42 }, 'password'],
    ['a secret number', { username: 'admin', password: secret(42) }, 'password'],
    ['a secret that reveals nothing', { username: 'admin', password: { reveal: 'hunter2' } }, 'password'],
  ])('refuses %s, and names the field but no value', (_what, credentials, field) => {
    const attempt = (): unknown => readCredentials(credentials)

    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(attempt).toThrow(new RegExp(String.raw`\b${field}\b`))
    expect(attempt).not.toThrow(/h.n\n?ter2|42|123456/)
  })

  it.each([
    ['missing', secret(undefined)],
    ['wrong', secret('')],
    ['wrong', ''],
    ['wrong', secret(42)],
    ['wrong', Promise.resolve('hunter2')],
  ])('calls what is not a text %s, and not what a header cannot carry', (what, password) => {
    const attempt = (): unknown => readCredentials({ username: 'admin', password })

    expect(attempt).toThrow(`credentials.password is ${what}: expected a text that is not empty.`)
  })
})
