import { quotes } from './quotes.ts'
import { describe, expect, it } from 'vitest'

describe('A sentence stays', () => {
  it.each([
    ['that has nothing of it', 'hello', '+/+'],
    ['that has something else in disguise', 'a%20b', 'pi-n4'],
    ['with escapes of its own', 'It&#39;s at https://x.test/?a=%20', 'Password@123'],
    [
      'that ends with its beginning, and with a full stop',
      "No access for the command 'loginUser'.",
      'user01',
    ],
    ['with half of it in the middle', 'Your password has expired.', 'password1'],
    ['with its letters across words', 'The number in the form is odd', 'erin'],
    ['of dates, numbers and identifiers', '2026-11-26T10:00:00Z 0x80070005 ACC_AUTH_022 c0ffee', 'hunter2'],
    [
      'on a page of the vendor',
      '<html><head><title>Error</title></head><body>User could not be validated. The username or password may be incorrect. Query String=cmd=loginUser&amp;format=json</body></html>',
      'Wrong!1',
    ],
    ['of long words', 'Authentication unsuccessful: unauthorizedOperation/notpermitted', 'tropical-7'],
  ])('%s', (_what, text, secret) => {
    expect(quotes(text, [secret])).toBe(false)
  })
})

it('is told in no time, whatever a person chose and a server says', () => {
  const long = 'a'.repeat(300)
  const hostile = [
    [long, `${'a'.repeat(9999)}b`],
    ['%25'.repeat(100), 'hunter2'],
    ['\\'.repeat(300), String.raw`\\\\\\x`],
    ['+ '.repeat(150), '+ '.repeat(5000)],
    ['&#x'.repeat(100), '&#x26;'.repeat(1000)],
    ['ä?'.repeat(150), 'ä?'.repeat(5000)],
    ['41 '.repeat(100), '41'.repeat(5000)],
    ['...'.repeat(100), '.'.repeat(10_000)],
    ['QUFB'.repeat(75), 'AAA'.repeat(3000)],
  ] as const

  // What grows with a square takes minutes: longer than a test may.
  const found = hostile.map(([text, secret]) => quotes(text, [secret, secret.slice(1), secret.slice(2)]))

  expect(found).not.toContain(false)
})

it('withholds what has no end of readings', () => {
  expect(quotes('%25'.repeat(3) + '25'.repeat(120), ['hunter2'])).toBe(true)
})
