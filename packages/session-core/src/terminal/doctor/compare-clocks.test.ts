import { compareClocks } from './compare-clocks.ts'
import { expect, it } from 'vitest'

const silent = { step: 'clocks', status: 'skipped', summary: 'The server does not say what time it is.' }

it.each([undefined, '', 'yesterday', 'Password@123', 'session 7', '2026', '12:00:00'])(
  'takes %j for no time of day',
  (date) => {
    expect(compareClocks(date)).toEqual(silent)
  },
)

it.each<[string, number, string]>([
  ['ok', 0, 'The clocks agree'],
  ['warning', -3600, 'ahead of the server'],
  ['warning', 3600, 'behind the server'],
])('is %s about a server that is %i s ahead', (status, seconds, words) => {
  const finding = compareClocks(new Date(Date.now() + seconds * 1000).toUTCString())

  expect(finding).toMatchObject({ status, summary: expect.stringContaining(words) as string })
})
