import { secret } from '../../secrets/secret.ts'
import { whoIn } from './who-in.ts'
import { expect, it } from 'vitest'

it.each<[string, unknown, unknown]>([
  ['a new password', { username: 'ada', password: 'old' }, { password: secret('new'), username: 'ada' }],
  ['another PIN', { user: 'ada', pin: 1 }, { user: 'ada', pin: 2 }],
])('is the same account with %s', (_what, one, other) => {
  expect(whoIn(one)).toBe(whoIn(other))
  expect(whoIn(one)).toContain('ada')
})

it.each<[string, unknown, unknown]>([
  ['user', { user: 'ada', pin: 1 }, { user: 'bob', pin: 1 }],
  ['client', { clientId: 'a', clientSecret: 'x' }, { clientId: 'b', clientSecret: 'x' }],
  ['tenant', { username: 'ada', domain: 'a' }, { username: 'ada', domain: 'b' }],
  ['kind of account', { username: 'ada' }, { clientId: 'ada' }],
  ['number', { account_id: 1 }, { account_id: '1' }],
])('is another account with another %s', (_what, one, other) => {
  expect(whoIn(one)).not.toBe(whoIn(other))
})

it.each([undefined, null, 'a token', { apiKey: 'x' }, { token: secret('x') }, {}])(
  'says nothing where nobody is named: %j',
  (credentials) => {
    expect(whoIn(credentials)).toBeUndefined()
  },
)
