import { boundWait, readRetryAfter } from './retry-after.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const longest = 2 ** 31 - 1
const now = Date.UTC(2026, 10, 26, 12, 0, 0)
const said = ([retryAfter, date]: readonly [string, string?]): number | undefined =>
  readRetryAfter(new Headers({ 'retry-after': retryAfter, ...(date !== undefined && { date }) }), now)

describe('How long a server asks to be left alone', () => {
  it.each<[string, readonly [string, string?], number | undefined]>([
    ['in seconds', ['120'], 120_000],
    ['in seconds, among white space', [' 7 '], 7000],
    ['in parts of a second', ['0.5'], 500],
    ['at once', ['0'], 0],
    ['for ever', ['9'.repeat(40)], longest],
    ['until a date', ['Thu, 26 Nov 2026 12:00:30 GMT'], 30_000],
    [
      'until a date, by its own clock',
      ['Thu, 26 Nov 2026 17:00:30 GMT', 'Thu, 26 Nov 2026 17:00:00 GMT'],
      30_000,
    ],
    ['until a date in the form of RFC 850', ['Thursday, 26-Nov-26 12:00:30 GMT'], 30_000],
    ['until a date in the form of asctime', ['Thu Nov 26 12:00:30 2026'], 30_000],
    ['until a date of another zone', ['Thu, 26 Nov 2026 14:00:30 +0200'], 30_000],
    ['until a date of a zone with a name', ['Thu, 26 Nov 2026 04:00:30 PST'], 30_000],
    ['until a date without a zone', ['Thu, 26 Nov 2026 12:00:30'], 30_000],
    ['until a date that has passed', ['Thu, 26 Nov 2026 11:00:00 GMT'], 0],
    ['until a date, with a Date that is not one', ['Thu, 26 Nov 2026 12:00:30 GMT', 'yesterday'], 30_000],
    ['in less than no time', ['-5'], undefined],
    ['in something else', ['soon'], undefined],
    ['in a date of no calendar', ['Thu, 99 Nov 2026 12:00:30 GMT'], undefined],
    ['in a word with a number', ['Password 123'], undefined],
    ['in hexadecimal', ['0x10'], undefined],
    ['twice', ['5, 10'], undefined],
    ['in no words', [''], undefined],
  ])('is read %s', (_how, headers, expected) => {
    expect(said(headers)).toBe(expected)
  })

  it('is not known when it says nothing', () => {
    expect(readRetryAfter(new Headers())).toBeUndefined()
  })

  it('is counted from now by the platform, when nobody else says what time it is', () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toUTCString()

    expect(readRetryAfter(new Headers({ 'retry-after': tomorrow }))).toBeGreaterThan(80_000_000)
  })

  it('is a whole number that a timer can hold, or unknown, whatever it says', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll(/[\0\r\n]/g, '')),
      fc.double().map(String),
      fc.date().map(String),
    )

    fc.assert(
      fc.property(anything, anything, (retryAfter, date) => {
        const ms = said([retryAfter, date])
        expect(ms === undefined || (Number.isInteger(ms) && ms >= 0 && ms <= longest)).toBe(true)
      }),
    )
  })
})

it.each<[unknown, number | undefined]>([
  [undefined, undefined],
  [NaN, undefined],
  ['5', undefined],
  [-1, 0],
  [0.2, 1],
  [Infinity, longest],
])('bounds a wait of %s to %s', (ms, expected) => {
  expect(boundWait(ms)).toBe(expected)
})
