import { hasBrowser } from './browser.ts'
import { look } from './look.ts'
import { onPage } from './on-page.ts'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('in the page', () => {
  const { show } = onPage()

  it(
    'both clients keep every law they can be held to, and the table of them can be read',
    { timeout: 120_000 },
    async () => {
      const page = await show()
      const laws = page.getByRole('region', { name: 'Laws', exact: true })

      await laws.getByRole('button', { name: 'Try them in this page' }).click()
      await laws.getByRole('button', { name: 'Try them in this page' }).waitFor({ timeout: 100_000 })

      const broken = await laws.locator('tr:has(td.broken)').allTextContents()
      const summary = await laws.locator('.summary').textContent()
      expect(broken).toEqual([])
      expect(await look(page, 'laws')).toEqual([])
      expect(summary).toMatch(/^\d{3,} kept · 0 broken · \d+ skipped$/)
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
