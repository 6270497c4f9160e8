import { hasBrowser } from './browser.ts'
import { look } from './look.ts'
import { onPage } from './on-page.ts'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

/** They take as long as all other tests of the page together; the first ones tell whether it can. */
const isNight = process.env['LAWS'] === 'all'
const patience = { timeout: 120_000 }

describe.skipIf(!hasBrowser)('in the page', () => {
  const { show } = onPage()

  it(
    `both clients keep ${isNight ? 'every law' : 'the first laws'} they can be held to`,
    patience,
    async () => {
      const page = await show()
      const laws = page.getByRole('region', { name: 'Laws', exact: true })
      const start = laws.getByRole('button', { name: 'Try them in this page' })
      const aFew = laws.getByText(/^(?:[2-9]\d|\d{3,}) kept/)

      await start.click()
      await (isNight ? start : aFew).waitFor({ timeout: 100_000 })
      const broken = await laws.locator('tr:has(td.broken)').allTextContents()
      const summary = await laws.locator('.summary').textContent()
      const seen = isNight ? await look(page, 'laws') : []
      // The rest of them are not waited for.
      await page.reload()

      expect(broken).toEqual([])
      expect(seen).toEqual([])
      expect(summary).toMatch(isNight ? /^\d{3,} kept · 0 broken · \d+ skipped$/ : / 0 broken /)
    },
  )

  it('the picture can be paused, zoomed, and saved as a file of its own', async () => {
    const page = await show()
    const timeline = page.getByRole('region', { name: 'Timeline', exact: true })
    await timeline.getByRole('button', { name: 'Or watch: fifty callers' }).click()
    await page.getByText('Every promise was kept.').waitFor()
    const picture = timeline.getByRole('img')
    const width = async (): Promise<number> => Number(await picture.getAttribute('width'))

    const before = await width()
    await timeline.getByRole('button', { name: 'Zoom in' }).click()
    const zoomed = await width()
    await timeline.getByRole('button', { name: 'Pause' }).click()
    await timeline.getByRole('button', { name: 'Go on' }).waitFor()
    const download = page.waitForEvent('download')
    await timeline.getByRole('button', { name: 'Save as SVG' }).click()
    const saved = await text(await (await download).createReadStream())

    expect(zoomed).toBeGreaterThan(before * 1.4)
    expect(await picture.getAttribute('aria-label')).toBe('50 calls · 1 login · 1 logout')
    expect(saved).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(saved).toMatch(/fill="rgb\(/)
  })
})
