import { openBrowser } from './browser.ts'
import type { Page } from 'playwright-core'
import { test } from 'vitest'

/** A page of the browser, and what it has complained about. */
export interface Tab {
  readonly page: Page
  readonly complaints: string[]
}

const size = { width: 1280, height: 900 }

const withTab = test.extend(
  'tab',
  { scope: 'worker' },
  // Vitest reads off the pattern what this needs.
  // oxlint-disable-next-line no-empty-pattern
  async ({}, { onCleanup }): Promise<Tab> => {
    const browser = await openBrowser()
    onCleanup(() => browser.close())
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    // Somebody who has been here: the first visit plays itself, in a test of its own.
    await context.addInitScript(() => localStorage.setItem('session-playground-visited', 'yes'))
    return openTab(await context.newPage())
  },
)

/** The one tab that all files of a worker share: a new one costs more than most tests do. Each file finds it blank. */
export function onTab(): () => Tab {
  let shared: Tab | undefined
  const tab = (): Tab => {
    if (shared === undefined) throw new Error('The browser has not been started.')
    return shared
  }

  withTab.beforeAll(({ tab: ofWorker }) => {
    shared = ofWorker
  })
  withTab.afterAll(() => clear(tab()))

  return tab
}

/** Writes down what a page complains about. */
export function openTab(page: Page): Tab {
  const complaints: string[] = []
  // Before the test's own patience ends, so that it says what it waited for.
  page.setDefaultTimeout(40_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints }
}

async function clear({ complaints, page }: Tab): Promise<void> {
  await page.goto('about:blank')
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: null, reducedMotion: 'reduce' })
  page.removeAllListeners('response')
  complaints.splice(0)
}
