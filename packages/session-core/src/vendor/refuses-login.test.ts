import { refusesLogin } from './refuses-login.ts'
import { expect, it } from 'vitest'

it.each([
  [200, '', false],
  [302, '', false],
  [400, '', true],
  [401, '', true],
  [403, '', true],
  [404, '', false],
  [405, '', false],
  [408, '', false],
  [409, '', true],
  [429, '', false],
  [451, '', true],
  [500, '', false],
  [500, 'Client secret expired', true],
  [500, "The client secret of 'demo' has expired.", true],
  [502, 'Your password is expired', true],
  [503, 'Account locked', true],
  [503, 'Disabled account', true],
  [404, 'The service account is inactive', true],
  [500, 'The session has expired. Enter your password.', false],
  [503, 'The database is locked.', false],
  [500, 'passwordexpired', false],
  [200, 'Account locked', false],
])('of HTTP %i with the words "%s": %s', (status, words, expected) => {
  expect(refusesLogin(status, words)).toBe(expected)
})

it('is not kept busy by words made to keep it busy', () => {
  expect(refusesLogin(500, 'account '.repeat(100_000))).toBe(false)
})
