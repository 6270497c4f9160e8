import { hasBrowser } from './browser.ts'
import { cardOf, onPage, signIn } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('the page', () => {
  const { open } = onPage()

  it('signs in to both, makes a signed call with each, shows the redacted wire, and signs out of both', async () => {
    const page = await open()
    const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]
    const wire = page.getByRole('region', { name: 'Wire', exact: true })

    await signIn(appviewx, 'admin')
    await signIn(securid, 'user01')
    await appviewx.getByRole('button', { name: 'Call once' }).click()
    await securid.getByRole('button', { name: 'Call once' }).click()
    await appviewx.getByText('1 call: 1 × 200.').waitFor()
    await securid.getByText('1 call: 1 × 200.').waitFor()
    await wire.getByText('certificate/search').click()
    const shown = await wire.getByLabel('Request', { exact: true }).textContent()
    await appviewx.getByRole('button', { name: 'Sign out' }).click()
    await securid.getByRole('button', { name: 'Sign out' }).click()

    await appviewx.getByText('Logged out: revoked.').waitFor()
    await securid.getByText('Logged out: revoked.').waitFor()
    expect(shown).toContain('sessionid: ‹sessionId›')
  })
})
