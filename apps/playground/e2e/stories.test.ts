import { stories } from '../scenarios/stories.ts'
import { hasBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('a story on the page', () => {
  const { open, openAnother } = onPage()

  it.each(stories)(
    '$name: played by its button, it keeps every promise and draws its picture',
    async ({ title }) => {
      const page = await open()
      const panel = page.getByRole('region', { name: 'Stories', exact: true })

      await panel.getByRole('button', { name: title }).click()
      await panel.getByText('Every promise was kept.').waitFor()

      const [steps, kept, bars] = await Promise.all([
        panel.locator('.steps li').count(),
        panel.locator('tr.kept').count(),
        page.locator('.timeline .shape.exchange').count(),
      ])
      expect(steps).toBeGreaterThan(0)
      expect(kept).toBeGreaterThan(2)
      expect(bars).toBeGreaterThan(0)
      expect(await panel.locator('tr.broken').count()).toBe(0)
    },
  )

  it('that is not told says why, below its button', async () => {
    const page = await openAnother()
    const message = 'Three stories are being told.'
    // The browser says so, too.
    page.removeAllListeners('console')
    await page.route('**/api/stories/*', (route) => route.fulfill({ status: 429, json: { message } }))
    const line = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Fifty callers' }) })

    await line.getByRole('button', { name: 'Fifty callers' }).click()

    expect(await line.getByRole('alert').textContent()).toBe(message)
  })
})
