import { tokenLifetime } from './token-lifetime.ts'
import { describe, expect, it } from 'vitest'

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const tokenOf = (claims: unknown): string =>
  [encode('{"alg":"HS256"}'), encode(JSON.stringify(claims)), 'c2ln'].join('.')
const arrivedAt = 1_800_000_000_000

describe('tokenLifetime', () => {
  it.each([
    ['its end, from its arrival', { exp: 1_800_001_800 }, 1_800_000],
    ['both, whatever our clock says', { iat: 1_000_000_000, exp: 1_000_000_060 }, 60_000],
    ['its end, among words beyond ASCII', { sub: 'Jürgen ?>~ 東京', exp: 1_800_000_001 }, 1000],
  ])('counts in milliseconds when a token tells %s', (_what, claims, lifetime) => {
    expect(tokenLifetime(tokenOf(claims), arrivedAt)).toBe(lifetime)
  })

  it.each([
    ['has no end', tokenOf({ sub: 'demo' })],
    ['had ended before it arrived', tokenOf({ exp: 1_799_999_999 })],
    ['ends as it begins', tokenOf({ iat: 5, exp: 5 })],
    ['ends in milliseconds instead of seconds', tokenOf({ exp: 1_800_001_800_000 })],
    ['ends after all time', tokenOf({ exp: 1e300 })],
    ['ends with a word', tokenOf({ exp: 'tomorrow' })],
    ['ends with an object', tokenOf({ exp: {} })],
    ['begins with a word', tokenOf({ iat: 'today', exp: 1_800_001_800 })],
    ['holds null', tokenOf(null)],
    ['holds a list', tokenOf([1, 2])],
    ['holds what is not JSON', `a.${encode('{exp:1}')}.b`],
    ['holds what is not Base64', 'a.%%%.b'],
    ['is opaque', '00000000-0000-4000-8000-000000000001'],
    ['is empty', ''],
  ])('does not know how long a token lasts that %s', (_what, token) => {
    expect(tokenLifetime(token, arrivedAt)).toBeUndefined()
  })
})
