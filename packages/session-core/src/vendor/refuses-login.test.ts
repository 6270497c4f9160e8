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
  [302, 'Account locked', false],
  [404, 'ACCOUNT_LOCKED', true],
  [429, 'AccountLockedException: try in an hour', true],
  [429, 'Too many failed login attempts', true],
  [429, 'Maximum login attempts exceeded.', true],
  [429, 'You have exceeded the number of password attempts', true],
  [429, 'Too many requests: rate limit of 10 attempts exceeded', false],
  [503, 'The account of ann@toy.test is temporarily blocked', true],
  [500, "User 'CORP.ann' is locked out", true],
  [500, 'Your user id has been suspended', true],
  [500, 'The user session has expired.', false],
  [500, 'Lock timeout. Ask for an account.', false],
  [404, 'Enter your account. The page is disabled.', false],
  [503, '<html><script>"account locked"</script><body><b>Account</b>&nbsp;<b>locked</b></body></html>', true],
  [503, '<html><script>"account locked"</script><body>Back soon</body></html>', false],
  [502, '{"fault":{"faultstring":"Account is disabled"}}', true],
  [503, '{"error":"busy","user":{"accountNonLocked":true,"account\\"disabled" : null}}', false],
  [404, '{"error":"Not Found"}', false],
  [200, 'Account locked', true],
  [200, '{"error":"invalid_client"}', true],
  [200, '{"Success":false}', true],
  [200, '{"errors":[{"title":"No."}]}', true],
  [200, '{"errors":[],"error":null,"success":true}', false],
  [200, '<html>Account locked? Call us.</html>', false],
])('of HTTP %i with the words "%s": %s', (status, words, expected) => {
  expect(refusesLogin(status, words)).toBe(expected)
})

it('is not kept busy by words made to keep it busy', () => {
  for (const word of [
    'account ',
    'locked ',
    'user.',
    'failed attempt ',
    'exceeded login ',
    'lock_',
    '"',
    '"\\\\',
  ])
    expect(refusesLogin(500, word.repeat(100_000))).toBe(false)
})
