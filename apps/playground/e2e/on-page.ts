import { type OwnParts, type Playground, startPlayground } from '../server/playground.ts'
import { openBrowser } from './browser.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

/** A browser and a playground for the tests of one file. */
export interface OnPage {
  readonly playground: () => Playground
  /** The page of this file, read anew and showing the cards. Whatever it complains about fails the test. */
  readonly open: () => Promise<Page>
  /** One more, in a profile of its own, until the test ends. */
  readonly openAnother: () => Promise<Page>
}

/** Starts both before the tests of a file. Its tests share one page: a new one costs five times a reload. */
export function onPage(own: () => OwnParts = () => ({})): OnPage {
  const stack = new AsyncDisposableStack()
  const complaints: string[] = []
  let browser: Browser | undefined
  let running: Playground | undefined
  let shared: Page | undefined

  const playground = (): Playground => {
    if (running === undefined) throw new Error('The playground has not been started.')
    return running
  }
  const show = async (page: Page): Promise<Page> => {
    await page.goto(playground().urls.page)
    await cardOf(page, 'SecurID').waitFor()
    return page
  }
  const create = async (): Promise<Page> => {
    const page = await browser?.newPage({ viewport: { width: 1280, height: 900 } })
    if (page === undefined) throw new Error('The browser has not been started.')

    // Before the test's own patience ends, so that it says what it waited for.
    page.setDefaultTimeout(12_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    return page
  }

  beforeAll(async () => {
    const ports = { playground: 0, appviewx: 0, securid: 0 }
    running = stack.adopt(
      await startPlayground({ ports, urls: {} }, { page: new Map(inject('page')), ...own() }),
      (each) => each.close(),
    )
    browser = stack.adopt(await openBrowser(), (each) => each.close())
    shared = await create()
  })
  afterEach(async () => {
    const others = browser?.contexts().filter((context) => context !== shared?.context()) ?? []
    await Promise.all(others.map((context) => context.close()))
    const said = complaints.splice(0)
    if (said.length > 0) throw new Error(`The page complained: ${said.join('; ')}`)
  })
  afterAll(() => stack.disposeAsync())

  return {
    playground,
    open: async () => show(shared ?? (await create())),
    openAnother: async () => show(await create()),
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
