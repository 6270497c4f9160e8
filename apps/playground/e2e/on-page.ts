import { type OwnParts, type Playground, startPlayground } from '../server/playground.ts'
import { onTab, openTab, type Tab } from './tab.ts'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

/** A page and a playground for the tests of one file. */
export interface OnPage {
  readonly playground: () => Playground
  /** The page as the test before left it: signed out of both, or not opened yet. Whatever it complains about fails the test. */
  readonly show: () => Promise<Page>
  /** The page read anew: nothing is typed, opened or chosen. */
  readonly open: () => Promise<Page>
  /** The page in one more tab, until the test ends. */
  readonly openAnother: () => Promise<Page>
}

/** Starts a playground before the tests of a file, and ends it after them. */
export function onPage(own: () => OwnParts = () => ({})): OnPage {
  const others: Tab[] = []
  let running: Playground | undefined

  const playground = (): Playground => {
    if (running === undefined) throw new Error('The playground has not been started.')
    return running
  }
  const read = async ({ page }: Tab): Promise<Page> => {
    await page.goto(playground().urls.page)
    await cardOf(page, 'SecurID').waitFor()
    return page
  }

  beforeAll(async () => {
    const ports = { playground: 0, appviewx: 0, securid: 0 }
    running = await startPlayground({ ports, urls: {} }, { page: new Map(inject('page')), ...own() })
  })
  afterAll(() => running?.close())
  const tab = onTab()
  afterEach(async () => {
    const said = [tab(), ...others].flatMap(({ complaints }) => complaints.splice(0))
    await Promise.all(others.splice(0).map(({ page }) => page.close()))
    if (said.length > 0) throw new Error(`The page complained: ${said.join('; ')}`)
  })

  return {
    playground,
    show: () => {
      const { page } = tab()
      return page.url().startsWith(playground().urls.page) ? Promise.resolve(page) : read(tab())
    },
    open: () => read(tab()),
    openAnother: async () => {
      const other = openTab(await tab().page.context().newPage())
      others.push(other)
      return read(other)
    },
  }
}

/** The card of a product. */
export const cardOf = (page: Page, title: 'AppViewX' | 'SecurID'): Locator =>
  page.getByRole('region', { name: title, exact: true })

/** The form for credentials, unfolded. */
export async function showForm(card: Locator): Promise<void> {
  const fold = card.locator('.sign-in')
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
}

/** Signs in with a demo account, by its button. */
export async function signIn(card: Locator, account: string): Promise<void> {
  await showForm(card)
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
