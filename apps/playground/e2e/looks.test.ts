import { hasBrowser } from './browser.ts'
import { look } from './look.ts'
import { cardOf, onPage, showForm, signIn } from './on-page.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

/** A rejected password, a lost call that was clicked, a doctor's report. */
const showEverything = async (page: Page): Promise<void> => {
  const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]
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
}

describe.skipIf(!hasBrowser)('the page at sight', () => {
  const { open } = onPage(() => ({ storyPaceMs: 0 }))

  it(
    'fits 390, 1280 and 2560 pixels, light and dark, and axe finds nothing on any view',
    { timeout: 120_000 },
    async () => {
      const page = await open()
      const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]

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
      await page.getByRole('button', { name: 'Hello, both' }).click()
      await page.getByText('Every promise was kept.').waitFor()
      await page.locator('.exchange summary').first().click()
      const story = await look(page, 'story')
      await page.getByRole('button', { name: 'Your sessions' }).click()
      await securid.getByRole('button', { name: 'Sign out' }).click()
      await securid.getByText('Logged out').waitFor()

      expect([...first, ...signedIn, ...everything, ...story]).toEqual([])
    },
  )
})
