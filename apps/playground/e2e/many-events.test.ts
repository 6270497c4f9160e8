import { hasBrowser } from './browser.ts'
import { overflowOf } from './look.ts'
import { cardOf, onPage, signIn } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('thousands of events', () => {
  const { open, playground } = onPage()

  it('leave the page with a bounded list, and its buttons at work', { timeout: 120_000 }, async () => {
    const page = await open()
    const card = cardOf(page, 'SecurID')
    await signIn(card, 'user01')
    await card.getByText('Signed in').waitFor()
    const slowFrames = await page.evaluateHandle(() => {
      const durations: number[] = []
      const note = (list: PerformanceObserverEntryList): void => {
        durations.push(...list.getEntries().map(({ duration }) => duration))
      }
      new PerformanceObserver(note).observe({ type: 'long-animation-frame' })
      return durations
    })

    const burst = { name: 'about', count: 180 }
    for (let round = 0; round < 4; round += 1) {
      await fetch(`${playground().urls.page}/api/vendors/securid/call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(burst),
      })
    }
    await page.locator('dt:text-is("requests") + dd:text-is("720")').waitFor({ timeout: 60_000 })
    const slow = await slowFrames.jsonValue()
    const lines = await page.locator('.wire .exchange').count()
    const shapes = await page.locator('.timeline .shape').count()
    const overflow = await overflowOf(page)
    const list = page.locator('.wire .exchanges')
    const below = (): Promise<number> =>
      list.evaluate((each) => Math.round(each.scrollHeight - each.scrollTop - each.clientHeight))
    // The last lines may be drawn after the number of requests.
    await expect.poll(below, { timeout: 10_000, message: 'the list follows what is new' }).toBe(0)
    await list.evaluate((each) => each.scrollTo({ top: 0 }))
    const clickedAt = performance.now()
    await card.getByRole('button', { name: 'Call once' }).click()
    await card.getByText('1 call: 1 × 200.').waitFor()
    const answeredIn = performance.now() - clickedAt
    const above = await list.evaluate((each) => each.scrollTop)
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out').waitFor()

    console.info(
      `720 calls: ${slow.length} frames of 50 ms and more, the longest ${Math.round(Math.max(0, ...slow))} ms; ` +
        `a call by its button right after them: ${Math.round(answeredIn)} ms`,
    )
    expect(above, 'the list leaves a reader alone who has scrolled away').toBe(0)
    expect(overflow, 'pixels beside the window').toBe(0)
    expect(lines).toBeLessThanOrEqual(200)
    expect(shapes).toBeLessThanOrEqual(1300)
  })
})
