import { hasBrowser } from './browser.ts'
import { cardOf, onPage, showForm, signIn } from './on-page.ts'
import axe from 'axe-core'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

/** Pictures are for people: a third of the work, and nothing compares them. */
const screenshots = process.env['SCREENSHOTS'] && fileURLToPath(new URL('../screenshots/', import.meta.url))
const widths = [390, 1280, 2560]

/** What axe finds wrong, in words. In other colours only contrasts can be other ones. */
const violations = async (page: Page, rules: 'all' | 'contrast'): Promise<readonly string[]> =>
  page.evaluate(
    async (runOnly) => {
      const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      })
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    },
    rules === 'contrast' ? ['color-contrast'] : undefined,
  )

/** What is wrong with a view at any width, in either colour scheme; its pictures are kept where they are asked for. */
const look = async (page: Page, view: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const [colorScheme, rules] of [['light', 'all'] as const, ['dark', 'contrast'] as const]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const name = `${view}-${width}-${colorScheme}`
      found.push(...(await violations(page, rules)).map((words) => `${name}, ${words}`))
      if (screenshots) await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true })
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) found.push(`${view}-${width}: ${overflow} pixels too wide`)
  }
  return found
}

/** A rejected password, a lost call that was clicked, a doctor's report, the laws. */
const showEverything = async (page: Page): Promise<void> => {
  const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]
  await page.getByRole('button', { name: 'Try them in this page' }).click()
  await securid.getByRole('button', { name: 'Drop the next reply' }).click()
  await securid.getByRole('button', { name: 'Call once' }).click()
  await securid.getByText('1 call: 1 × connection lost.').waitFor()
  await page.locator('.timeline-frame .shape.exchange.lost').click()
  await showForm(appviewx)
  await appviewx.getByRole('button', { name: 'admin', exact: true }).click()
  await appviewx.getByLabel('Password', { exact: true }).fill('mistyped')
  await appviewx.getByRole('button', { name: 'Sign in', exact: true }).click()
  await appviewx.getByText('locked', { exact: true }).waitFor()
  await securid.getByText('The doctor’s report').click()
  await securid.getByRole('button', { name: 'Examine', exact: true }).click()
  await securid.getByText('It works.').waitFor({ timeout: 45_000 })
  await page.getByRole('button', { name: 'Try them in this page' }).waitFor({ timeout: 45_000 })
}

describe.skipIf(!hasBrowser)('the page at sight', () => {
  const { open } = onPage()

  it(
    'fits 390, 1280 and 2560 pixels, light and dark, and axe finds nothing on any view',
    { timeout: 240_000 },
    async () => {
      const page = await open()
      const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]
      await page.evaluate(axe.source)

      const first = await look(page, 'first')
      await signIn(securid, 'user01')
      await securid.getByText('Signed in').waitFor()
      await securid.getByText('Break the server').press('Enter')
      await signIn(appviewx, 'mfa.user, with a one-time password')
      await appviewx.getByLabel('One-time password').waitFor()
      const signedIn = await look(page, 'signed-in')
      await appviewx.getByRole('button', { name: 'Give up' }).click()
      await appviewx.getByText('Logged out').waitFor()
      await showEverything(page)
      const everything = await look(page, 'everything')
      await page.getByRole('button', { name: 'Stories', exact: true }).click()
      await page.getByRole('button', { name: 'Twenty pods' }).click()
      await page.getByText(/promise was (?:kept|broken)\./).waitFor({ timeout: 45_000 })
      await page.locator('.exchange summary').first().click()
      const story = await look(page, 'story')
      await page.getByRole('button', { name: 'Your sessions' }).click()
      await securid.getByRole('button', { name: 'Sign out' }).click()
      await securid.getByText('Logged out').waitFor()

      expect([...first, ...signedIn, ...everything, ...story]).toEqual([])
    },
  )
})
