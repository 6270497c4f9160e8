import { account, type AppViewXCredentials, readCredentials } from './credentials.ts'
import { secret } from '@org/session-core'
import fc from 'fast-check'
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
    ['both kinds', { clientId: 'demo', clientSecret: 'hunter2', username: 'admin' }, 'username'],
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
    .array(fc.constantFrom(':', '%', ' ', 'service', 'user', 'a', 'B'), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(''))
    .filter((text) => text.trim() === text)
  const credentials: fc.Arbitrary<AppViewXCredentials> = fc.oneof(
    fc.record({ username: part, password: part }),
    fc.record({ clientId: part, clientSecret: part }),
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
    [{ clientId: 'service:demo', clientSecret: 'x' }, 'service:service:demo'],
  ])('keeps its name: %j', (given, name) => {
    expect(account(given)).toBe(name)
  })
})
