import { stories } from '../scenarios/stories.ts'
import { hasBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

/** The line of a story: its button, and below it what became of it. */
const lineOf = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title }) })

describe.skipIf(!hasBrowser)('a story on the page', () => {
  const { openAnother, show } = onPage(() => ({ storyPaceMs: 0 }))

  it.each(stories)(
    '$name: played by its button, it keeps every promise and draws its picture',
    async ({ title }) => {
      const page = await show()
      const line = lineOf(page, title)

      await line.getByRole('button', { name: title }).click()
      await line.getByText('Every promise was kept.').waitFor()

      const [steps, kept, bars] = await Promise.all([
        line.locator('.steps li').count(),
        line.locator('tr.kept').count(),
        page.locator('.timeline-frame .shape.exchange').count(),
      ])
      expect(steps).toBeGreaterThan(0)
      expect(kept).toBeGreaterThan(2)
      expect(bars).toBeGreaterThan(0)
      expect(await line.locator('tr.broken').count()).toBe(0)
    },
  )

  it('that is not started says why, below its button', async () => {
    const page = await openAnother()
    const message = 'Three stories are running already.'
    // The browser says so, too.
    page.removeAllListeners('console')
    await page.route('**/api/stories/*', (route) => route.fulfill({ status: 429, json: { message } }))
    const line = lineOf(page, 'Fifty callers')

    await line.getByRole('button', { name: 'Fifty callers' }).click()

    expect(await line.getByRole('alert').textContent()).toBe(message)
  })
})
