import { hasBrowser, openBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('the first visit', { timeout: 60_000 }, () => {
  const { playground } = onPage()
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** The page of somebody who has never been here. */
  const visit = async (reducedMotion: 'reduce' | 'no-preference'): Promise<Page> => {
    const page = await browser.newPage({ reducedMotion, viewport: { width: 1280, height: 800 } })
    await page.clock.install()
    await page.goto(playground().urls.page)
    return page
  }
  const picture = (page: Page) => page.getByRole('img', { name: '50 calls · 1 login' })
  const cards = (page: Page) => page.getByRole('region', { name: 'AppViewX', exact: true })

  it('plays itself within ten seconds: fifty callers, one login, one sentence; the cards come after', async () => {
    const page = await visit('no-preference')
    await page.locator('.playhead').waitFor({ state: 'attached', timeout: 10_000 })
    const hasCards = await cards(page).isVisible()
    const sentence = await page.locator('.view-heading p').textContent()
    const title = await page.getByRole('heading', { level: 2 }).first().textContent()
    await page.locator('.view-heading button').waitFor()
    const names = await page
      .locator('.view-heading button, [role="toolbar"] button')
      .evaluateAll((buttons) => buttons.map(({ ariaLabel, textContent }) => ariaLabel ?? textContent.trim()))

    // To the end of the play: a browser without a screen paints every picture of it with the processor.
    await page.clock.fastForward(4000)
    await page.locator('.playhead').waitFor({ state: 'detached' })
    await page.getByText('Every promise was kept.').waitFor()
    await cards(page).waitFor()
    const waits = await page.locator('.timeline-frame .shape.wait').count()
    await page.reload()
    await cards(page).waitFor()
    const isPlaying = (await page.locator('.playhead').count()) > 0
    await page.close()

    expect({ hasCards, title, waits, isPlaying }).toEqual({
      hasCards: false,
      title: 'Fifty callers, one login',
      waits: 50,
      isPlaying: false,
    })
    expect(sentence).toMatch(/one login/i)
    // Of two buttons with one name nobody knows which one does what.
    expect(names).toContain('Show at once')
    expect(names).toEqual([...new Set(names)])
  })

  it('is a still picture for whoever prefers less motion', async () => {
    const page = await visit('reduce')
    await picture(page).waitFor()
    await page.getByText('Every promise was kept.').waitFor()
    await cards(page).waitFor()

    const moving = await page.locator('.playhead').count()
    await page.close()

    expect(moving).toBe(0)
  })
})
