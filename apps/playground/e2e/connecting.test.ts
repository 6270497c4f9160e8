import { hasBrowser } from './browser.ts'
import { onPage } from './on-page.ts'
import { onTab } from './tab.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

/** What the page ever says about its server, in this order. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    new MutationObserver(() => {
      const words = document.querySelector('.connection')?.textContent ?? ''
      if (words !== '' && words !== said.at(-1)) said.push(words)
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })

const saidBy = (page: Page): Promise<unknown> =>
  page.evaluate(() => (globalThis as unknown as { readonly said: unknown }).said)

describe.skipIf(!hasBrowser)('a page that is opened', () => {
  const { playground } = onPage()
  const tab = onTab()
  /** Beside the one that all share, in its window: a window of its own costs more than the test. */
  const newPage = (): Promise<Page> => tab().page.context().newPage()

  it('says that it connects, until it knows whether the server is there', async () => {
    const page = await newPage()
    await watch(page)
    await page.goto(playground().urls.page)
    await page.getByText('connected', { exact: true }).waitFor()

    const said = await saidBy(page)
    await page.close()

    expect(said).toEqual(['connecting …', 'connected'])
  })

  it('says that the server is away once it did not answer', async () => {
    const page = await newPage()
    await watch(page)
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'SharedWorker')
    })
    await page.route('**/api/feed', (route) => route.abort())
    await page.goto(playground().urls.page)
    await page.getByText('The server is away.').waitFor()

    const said = await saidBy(page)
    await page.close()

    expect(said).toEqual(['connecting …', 'The server is away. This page comes back when it does.'])
  })
})
