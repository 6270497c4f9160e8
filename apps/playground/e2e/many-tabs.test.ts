import { hasBrowser } from './browser.ts'
import { cardOf, onPage } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('seven tabs', () => {
  const { openAnother, show } = onPage()

  it(
    'are all connected, though a browser opens six connections to a server',
    { timeout: 60_000 },
    async () => {
      const first = await show()
      const others = await Promise.all(Array.from({ length: 6 }, () => openAnother()))
      const last = others.at(-1) ?? first

      await cardOf(last, 'AppViewX').getByRole('button', { name: 'Call once' }).click()

      for (const page of [first, ...others]) {
        await cardOf(page, 'AppViewX').getByText('1 call: 1 × 200.').waitFor()
      }
      const connected = await Promise.all(
        [first, ...others].map((page) => page.getByText('connected', { exact: true }).count()),
      )
      expect(connected).toEqual(connected.map(() => 1))
      await cardOf(first, 'AppViewX').getByRole('button', { name: 'Sign out' }).click()
      await cardOf(first, 'AppViewX').getByText('Logged out: revoked.').waitFor()
    },
  )
})
