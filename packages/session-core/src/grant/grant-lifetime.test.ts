import { spanOf, timeLeft } from './grant-lifetime.ts'
import { expect, it } from 'vitest'

it.each([
  [1, 1],
  [0.5, 0.5],
  [0, Infinity],
  [-1, Infinity],
  [NaN, Infinity],
  [Infinity, Infinity],
  ['60000', Infinity],
  [null, Infinity],
  [undefined, Infinity],
  [100 * 365 * 86_400_000 - 1, 100 * 365 * 86_400_000 - 1],
  [100 * 365 * 86_400_000, Infinity],
])('reads a span of %s as %s', (given, expected) => {
  expect(spanOf(given)).toBe(expected)
})

const forever = { issuedAt: 1000, activeAt: 1000, idleMs: Infinity, lifetimeMs: Infinity }

it.each([
  ['a life without end', { ...forever, marginMs: 0 }, Infinity],
  ['a life without end, with a margin', { ...forever, marginMs: 30_000 }, Infinity],
  ['a lifetime', { ...forever, lifetimeMs: 500, marginMs: 0 }, 400],
  ['an idle limit', { ...forever, idleMs: 500, marginMs: 0 }, 400],
  ['an idle limit after activity', { ...forever, activeAt: 1050, idleMs: 500, marginMs: 0 }, 450],
  [
    'a lifetime, which activity does not prolong',
    { ...forever, activeAt: 1050, lifetimeMs: 500, marginMs: 0 },
    400,
  ],
  ['the shorter of both', { ...forever, idleMs: 300, lifetimeMs: 200, marginMs: 0 }, 100],
  ['a life that ends now', { ...forever, lifetimeMs: 100, marginMs: 0 }, 0],
  ['a life that has ended', { ...forever, lifetimeMs: 99, marginMs: 0 }, -1],
  ['a margin', { ...forever, lifetimeMs: 500, marginMs: 50 }, 350],
  ['a margin of more than a quarter', { ...forever, lifetimeMs: 400, marginMs: 101 }, 200],
  ['a margin of a quarter', { ...forever, idleMs: 400, marginMs: 100 }, 200],
] as const)('knows how long %s has left', (_what, { marginMs, ...grant }, expected) => {
  expect(timeLeft(grant, 1100, marginMs)).toBe(expected)
})
