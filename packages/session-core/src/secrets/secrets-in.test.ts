import { secret } from './secret.ts'
import { isRandom, secretsIn } from './secrets-in.ts'
import { expect, it } from 'vitest'

it('finds what is hidden, nested or a number, and lets names go', () => {
  const credentials = {
    username: 'ann',
    user: 'ann',
    clientId: 'client-17',
    authSource: 'ldap',
    email: 'ann@example.com',
    password: secret('one'),
    clientSecret: 'three',
    userPassword: 'four',
    more: [{ pin: 'two' }, { pin: 4711 }],
    empty: '',
    attempts: 3,
    remember: true,
    nothing: null,
  }

  expect(secretsIn(credentials)).toEqual(['one', 'three', 'four', 'two', '4711'])
})

it.each<[string, unknown]>([
  [
    'a Map',
    new Map<string, unknown>(
      Object.entries({ username: 'ann', password: 'one', more: { pin: secret('two') } }),
    ),
  ],
  ['Headers', new Headers({ login: 'ann', 'x-key': 'one', 'x-pin': 'two' })],
  ['parameters', new URLSearchParams({ domain: 'ann', key: 'one', pin: 'two' })],
  ['a Set', new Set(['one', secret('two')])],
  ['a class that is iterated', Object.assign(new Set(['two']), { username: 'ann', password: 'one' })],
  ['bytes', { password: new TextEncoder().encode('one'), pin: secret(Buffer.from('two')) }],
  ['a list in a Map', new Map([['keys', ['one', 'two']]])],
  [
    'a Map of symbols and objects',
    new Map<unknown, string>([
      [Symbol('s'), 'one'],
      [Object.create(null), 'two'],
    ]),
  ],
])('finds what is in %s', (_what, credentials) => {
  expect(secretsIn(credentials)).toEqual(['one', 'two'])
})

it('finds a secret that is all there is', () => {
  expect(secretsIn('token-1')).toEqual(['token-1'])
  expect(secretsIn(secret({ header: 'x-token', value: 'token-1' }))).toEqual(['token-1'])
})

it('comes to an end with credentials that hold themselves', () => {
  const circular: Record<string, unknown> = { password: 'one' }
  circular['self'] = circular

  expect(secretsIn(circular)).toEqual(['one'])
})

it.each([
  ['3f0c8f5e-7a51-4c5e', true],
  ['ws1:-1a:2b.34', true],
  ['hunter2', false],
  ['correcthorsebattery', false],
  ['20 logins in 60000 ms', false],
])('takes %s for what a server made up: %s', (text, expected) => {
  expect(isRandom(text)).toBe(expected)
})

it('finds them in a jar that has no pairs', () => {
  class Jar {
    readonly get = (): undefined => undefined;
    *[Symbol.iterator](): Iterator<unknown> {
      yield { name: 'sid', value: 'secret-one' }
      yield 'secret-two'
    }
  }

  expect(secretsIn({ cookies: new Jar() })).toEqual(expect.arrayContaining(['secret-one', 'secret-two']))
})
