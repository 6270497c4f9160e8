import type { Exchange } from '../../shared/exchange.ts'
import { findingLines } from './finding-lines.ts'
import { wireLines } from './wire-lines.ts'
import { wrap } from './wrap.ts'
import { expect, it } from 'vitest'

const plain = (_colour: string, line: string): string => line
const sent = (startedAt: number, rest: Partial<Exchange> = {}): Exchange => ({
  id: String(startedAt),
  vendor: 'appviewx',
  lane: 'AppViewX',
  purpose: 'call',
  method: 'POST',
  origin: 'http://any',
  path: '/avxapi/certificate/search?gwsource=external',
  startedAt,
  status: 200,
  ms: startedAt,
  request: { headers: [['sessionid', '‹sessionId›']], body: '{"payload": {}}'.repeat(20) },
  response: { headers: [], body: 'x'.repeat(500) },
  ...rest,
})

it('folds fifty calls into a line for each ten, below the login that they waited for', () => {
  const calls = Array.from({ length: 50 }, (_, index) => sent(10 + index))
  const login = sent(1, { purpose: 'login', path: '/avxapi/login' })

  const told = wireLines([...calls, login], 0)

  const [first, ...folded] = told.map(({ lines }) => lines)
  expect(first?.[0]).toMatch(/^ +1 ms {2}AppViewX +login +POST \/avxapi\/login$/)
  expect(folded).toHaveLength(5)
  expect(folded[0]).toEqual(['   10 ms  AppViewX call      10 × POST certificate/search  200 in 10–19 ms'])
})

it('names the process that logged in, and folds what many of them did alike', () => {
  const calls = Array.from({ length: 20 }, (_, index) => sent(10 + index, { process: `pod ${index}` }))
  const login = sent(1, { purpose: 'login', path: '/avxapi/login', process: 'pod 7' })

  const [first, ...folded] = wireLines([...calls, login], 0).map(({ lines }) => lines[0])

  expect(first).toBe('    1 ms  pod 7    login     POST /avxapi/login')
  expect(folded).toEqual([
    '   10 ms  AppViewX call      10 × POST certificate/search  200 in 10–19 ms',
    '   20 ms  AppViewX call      10 × POST certificate/search  200 in 20–29 ms',
  ])
})

it('tells times in order, whatever answer came first', () => {
  const told = wireLines([sent(30), sent(10, { status: 401 }), sent(20, { status: 403 })], 0)

  expect(told.map(({ at }) => at)).toEqual([10, 20, 30])
})

it('keeps to 80 columns, and has a heading for what was expected', () => {
  const finding = {
    promised: 'A promise with a rather long name, about two servers',
    expected: 'credentials-rejected, credentials-locked',
    seen: 'a-word-that-is-longer-than-its-column-is',
    kept: false,
  }
  const table = findingLines([finding], plain)
  const lines = [
    ...table,
    ...wireLines([sent(1, { path: `/${'long/'.repeat(40)}` })], 0).flatMap((each) => each.lines),
  ]

  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80)
  expect(table[0]).toMatch(/Promised +Expected +Seen/)
  expect(table.map((line) => line.slice(36, 58).trim()).join(' ')).toContain(
    'credentials-rejected, credentials-locked',
  )
})

it.each([
  ['short', 'a b', ['a b']],
  ['longer', 'one two three', ['one two', 'three']],
  ['one word', 'x'.repeat(25), ['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]],
  ['nothing', '', ['']],
])('wraps what is %s', (_what, text, lines) => {
  expect(wrap(text, 10)).toEqual(lines)
})
