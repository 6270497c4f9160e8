import { hasBrowser } from './browser.ts'
import { cardOf, onPage, openTheWire, showForm } from './on-page.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const markup = (what: string): string =>
  `<img src=x onerror="document.title='${what}'"><b>${what}</b><script>1</script>`

describe.skipIf(!hasBrowser)('markup that a vendor sends', () => {
  const appviewxServer = createAppViewXEmulator({
    accounts: [{ username: 'admin', password: 'Password@123', passwordExpiryMsg: markup('expiry') }],
  })
  const securidServer = createSecurIdEmulator({
    loginTexts: {
      instructions: markup('instructions'),
      usernameLabel: markup('username'),
      passwordLabel: markup('password'),
    },
  })
  const { open } = onPage(() => ({ appviewx: appviewxServer, securid: securidServer }))

  it('is shown as text, in labels, instructions, notes, messages and on the wire', async () => {
    const page = await open()
    const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]
    for (const card of [appviewx, securid]) await showForm(card)
    await securid.getByText('<b>instructions</b>').waitFor()
    securidServer.startMaintenance(markup('maintenance'))

    await appviewx.getByLabel('User name').fill('admin')
    await appviewx.getByLabel('Password').fill('Password@123')
    await appviewx.getByRole('button', { name: 'Sign in' }).click()
    await appviewx.getByText('<b>expiry</b>').waitFor()
    await securid.getByLabel('<b>username</b>').fill('user01')
    await securid.getByLabel('<b>password</b>').fill('password123')
    await securid.getByRole('button', { name: 'Sign in' }).click()
    await securid.locator('.problem').waitFor()
    await openTheWire(page)
    const elements = await page.locator('#page :is(img, b, script, iframe)').count()

    expect(elements).toBe(0)
    expect(await page.title()).toBe('Session playground')
  })
})
