import { sentAt } from './server-date.ts'
import { describe, expect, it } from 'vitest'

describe('sentAt', () => {
  it('believes the server about its own clock', () => {
    const headers = new Headers({ date: 'Sun, 06 Nov 1994 08:49:37 GMT' })

    expect(sentAt(headers)).toBe(784_111_777_000)
  })

  it.each([
    ['tells nothing', {}],
    ['tells nonsense', { date: 'yesterday' }],
    ['tells what the platform takes for a year', { date: 'Password@123' }],
  ])('takes our clock when the server %s', (_what, fields) => {
    const before = Date.now()

    const told = sentAt(new Headers(fields))

    expect(told).toBeGreaterThanOrEqual(before)
    expect(told).toBeLessThanOrEqual(Date.now())
  })
})
