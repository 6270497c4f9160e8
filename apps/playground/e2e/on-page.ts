import { type OwnParts, type Playground, startPlayground } from '../server/playground.ts'
import { openBrowser } from './browser.ts'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

/** A browser and a playground for the tests of one file. */
export interface OnPage {
  readonly playground: () => Playground
  /** A page of its own, already showing the cards. Whatever it complains about fails the test. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
}

/** Starts both before the tests of a file; closes each test's pages after it. */
export function onPage(own: () => OwnParts = () => ({})): OnPage {
  const stack = new AsyncDisposableStack()
  const complaints: string[] = []
  let browser: Browser | undefined
  let running: Playground | undefined

  beforeAll(async () => {
    const ports = { playground: 0, appviewx: 0, securid: 0 }
    running = stack.adopt(
      await startPlayground({ ports, urls: {} }, { page: new Map(inject('page')), ...own() }),
      (each) => each.close(),
    )
    browser = stack.adopt(await openBrowser(), (each) => each.close())
  })
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
    const said = complaints.splice(0)
    if (said.length > 0) throw new Error(`The page complained: ${said.join('; ')}`)
  })
  afterAll(() => stack.disposeAsync())

  const playground = (): Playground => {
    if (running === undefined) throw new Error('The playground has not been started.')
    return running
  }
  return {
    playground,
    open: async (options = {}) => {
      const context = await browser?.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context?.newPage()
      if (page === undefined) throw new Error('The browser has not been started.')

      // Before the test's own patience ends, so that it says what it waited for.
      page.setDefaultTimeout(12_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(playground().urls.page)
      await cardOf(page, 'SecurID').waitFor()
      return page
    },
  }
}

/** The card of a product. */
export const cardOf = (page: Page, title: 'AppViewX' | 'SecurID'): Locator =>
  page.getByRole('region', { name: title, exact: true })

/** Signs in with a demo account, by its button. */
export async function signIn(card: Locator, account: string): Promise<void> {
  await card.getByRole('button', { name: account, exact: true }).click()
  await card.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Opens every line of the wire, and waits until all that may be shown is there. */
export async function openTheWire(page: Page): Promise<void> {
  await page.locator('.wire details').evaluateAll((lines) => {
    for (const line of lines) line.setAttribute('open', '')
  })
  await page.locator('.wire details:not(:has(pre))').first().waitFor({ state: 'detached' })
}
