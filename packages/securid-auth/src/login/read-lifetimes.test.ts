import { lifetimesIn } from './read-lifetimes.ts'
import { expect, it } from 'vitest'

const settings = (inactivity: unknown, lifespan: unknown): string =>
  JSON.stringify({ data: { 'token-inactivity-timeout': inactivity, 'token-lifespan-timeout': lifespan } })

it.each([
  ['minutes as strings', settings('10', '120'), { idleMs: 600_000, lifetimeMs: 7_200_000 }],
  ['minutes as numbers', settings(10, 120), { idleMs: 600_000, lifetimeMs: 7_200_000 }],
  [
    'properties',
    'token-inactivity-timeout=10\ntoken-lifespan-timeout=120',
    { idleMs: 600_000, lifetimeMs: 7_200_000 },
  ],
  ['only one of them', '{"data":{"token-lifespan-timeout":"120"}}', { idleMs: NaN, lifetimeMs: 7_200_000 }],
  ['zero, which would renew for ever', settings('0', '-1'), { idleMs: 0, lifetimeMs: -60_000 }],
  ['words and objects', settings('never', {}), { idleMs: NaN, lifetimeMs: NaN }],
  ['null', settings(null, undefined), { idleMs: 0, lifetimeMs: NaN }],
  ['an empty text', settings('', ' '), { idleMs: 0, lifetimeMs: 0 }],
  ['more than any clock holds', settings('1e400', 'Infinity'), { idleMs: Infinity, lifetimeMs: Infinity }],
  ['an error page', '<html><body>no</body></html>', { idleMs: NaN, lifetimeMs: NaN }],
])('understands %s', (_what, text, lifetimes) => {
  expect(lifetimesIn(text)).toEqual(lifetimes)
})
