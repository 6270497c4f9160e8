import { hasBrowser } from './browser.ts'
import { cardOf, onPage, signIn } from './on-page.ts'
import axe from 'axe-core'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url))

/** What axe finds wrong, in words. */
const violations = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

describe.skipIf(!hasBrowser)('the page at sight', () => {
  const { open } = onPage()

  it.each([360, 1280, 2560])(
    'fits %i pixels, light and dark, and axe finds nothing on any view',
    { timeout: 60_000 },
    async (width) => {
      const page = await open()
      await page.setViewportSize({ width, height: 900 })
      const found: string[] = []
      const overflows: number[] = []
      const look = async (view: string): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          found.push(...(await violations(page)))
          await page.screenshot({ path: `${screenshots}${view}-${width}-${colorScheme}.png`, fullPage: true })
        }
        overflows.push(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      }

      await look('first')
      await signIn(cardOf(page, 'SecurID'), 'user01')
      await cardOf(page, 'SecurID').getByText('Signed in').waitFor()
      await cardOf(page, 'SecurID').getByText('Meddle with the server').click()
      await signIn(cardOf(page, 'AppViewX'), 'mfa.user, with a one-time password')
      await cardOf(page, 'AppViewX').getByLabel('One-time password').waitFor()
      await look('signed-in')
      await cardOf(page, 'AppViewX').getByRole('button', { name: 'Give up' }).click()
      await page.getByRole('button', { name: 'Five late refusals' }).last().click()
      await page.getByText('Every promise was kept.').waitFor()
      await page.locator('.exchange summary').first().click()
      await look('story')
      await cardOf(page, 'SecurID').getByRole('button', { name: 'Sign out' }).click()
      await cardOf(page, 'SecurID').getByText('Logged out').waitFor()

      expect([...new Set(found)]).toEqual([])
      expect(Math.max(...overflows)).toBeLessThanOrEqual(0)
    },
  )
})
