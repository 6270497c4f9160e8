import { helloBoth } from '../scenarios/stories/hello-both.ts'
import { twentyPods } from '../scenarios/stories/twenty-pods.ts'
import { wrongPassword } from '../scenarios/stories/wrong-password.ts'
import { hasBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

/** Of both products, with the most that is drawn, and with a failure. What every one of them draws is tested without a page. */
const stories = [helloBoth, twentyPods, wrongPassword]

/** The line of a story: its button, and below it what became of it. */
const lineOf = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title }) })

describe.skipIf(!hasBrowser)('a story on the page', () => {
  const { openAnother, show } = onPage(() => ({ storyPaceMs: 0 }))

  it.each(stories)(
    '$name: played by its button, it keeps every promise and draws its picture',
    async ({ about, title }) => {
      const page = await show()
      await page.getByRole('button', { name: 'Stories', exact: true }).click()
      const line = lineOf(page, title)
      const isToldBefore = await line.getByText(about).isVisible()

      await line.getByRole('button', { name: title }).click()
      await page.getByRole('heading', { name: title }).waitFor()
      const outcome = page.getByRole('region', { name: 'The story', exact: true })
      await outcome.getByText('Every promise was kept.').waitFor()

      const [steps, kept, bars] = await Promise.all([
        outcome.locator('.steps li').count(),
        outcome.locator('tr.kept').count(),
        page.locator('.timeline-frame .shape.exchange').count(),
      ])
      expect(isToldBefore).toBe(true)
      expect(steps).toBeGreaterThan(0)
      expect(kept).toBeGreaterThan(2)
      expect(bars).toBeGreaterThan(0)
      expect(await outcome.locator('tr.broken').count()).toBe(0)
    },
  )

  it('keeps its mark when others were played, and the mark shows its run again', async () => {
    const page = await show()
    await page.getByRole('button', { name: 'Stories', exact: true }).click()
    const marks = page.getByRole('button', { name: 'kept: show this run' })
    await expect.poll(() => marks.count()).toBe(stories.length)

    await lineOf(page, 'Hello, both').getByRole('button', { name: 'kept: show this run' }).click()

    await page.getByRole('heading', { name: 'Hello, both' }).waitFor()
    expect(await page.locator('tr.kept').count()).toBe(5)
  })

  it('that is not started says why, below its button', async () => {
    const page = await openAnother()
    const message = 'Three stories are running already.'
    // The browser says so, too.
    page.removeAllListeners('console')
    await page.route('**/api/stories/*', (route) => route.fulfill({ status: 429, json: { message } }))
    await page.getByRole('button', { name: 'Stories', exact: true }).click()
    const line = lineOf(page, 'Fifty callers')

    await line.getByRole('button', { name: 'Fifty callers' }).click()

    expect(await line.getByRole('alert').textContent()).toBe(message)
  })
})
