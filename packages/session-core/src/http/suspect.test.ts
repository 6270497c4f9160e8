import { isSuspect } from './suspect.ts'
import { expect, it } from 'vitest'

it.each([
  [200, false],
  [204, false],
  [299, false],
  [300, true],
  [302, true],
  [304, false],
  [399, true],
  [400, false],
  [401, true],
  [402, false],
  [403, true],
  [404, false],
  [407, true],
  [408, false],
  [500, false],
])('suspects status %i: %s', (status, expected) => {
  expect(isSuspect(new Response(null, { status }))).toBe(expected)
})

it('suspects a redirect as browsers show it', () => {
  const redirect = { type: 'opaqueredirect', status: 0 } as Response

  expect(isSuspect(redirect)).toBe(true)
})
