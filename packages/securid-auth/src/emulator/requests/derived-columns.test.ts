import { dateColumns, dateParts, spanColumns, spanParts } from './derived-columns.ts'
import { expect, it, vi } from 'vitest'

it('names its columns without a word of any language, which whoever imports the emulator would wait for', () => {
  const asked = vi.spyOn(Date.prototype, 'toLocaleString')

  const columns = [...dateColumns('request'), ...spanColumns('total_time')]
  const calls = asked.mock.calls.length
  asked.mockRestore()

  expect(columns).toContain('request_date_month_text')
  expect(calls).toBe(0)
})

it('fills the columns that it names', () => {
  const date = dateParts('request', Date.UTC(2024, 1, 29, 23))
  const span = spanParts('total_time', 90_000_000)

  expect(Object.keys(date)).toEqual(dateColumns('request'))
  expect(Object.values(date)).toEqual(['2024-02-29', '2024', '2', 'February', 'Feb', '29', '9'])
  expect(Object.keys(span)).toEqual(spanColumns('total_time'))
  expect(Object.values(span)).toEqual(['1.0417', '1', '25', '1 days 1 hours'])
})
