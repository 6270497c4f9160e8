import { homeDirectory } from './home-directory.ts'
import { userInfo } from 'node:os'
import { expect, it } from 'vitest'

it.each([
  ['is HOME', '/home/ann', '/home/ann'],
  ['is what the system knows where HOME is empty', '', userInfo().homedir],
  ['is what the system knows where HOME is relative', 'here', userInfo().homedir],
  ['is what the system knows where there is no HOME', undefined, userInfo().homedir],
])('A home %s', (_what, home, expected) => {
  expect(homeDirectory({ env: { HOME: home } })).toBe(expected)
})
