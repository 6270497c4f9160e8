import { hasBrowser } from './browser.ts'
import { cardOf, onPage, showForm, signIn } from './on-page.ts'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import { beforeEach, describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('a card', () => {
  let appviewxServer: AppViewXEmulator
  let securidServer: SecurIdEmulator
  const { open, openAnother, show } = onPage(() => {
    appviewxServer = createAppViewXEmulator()
    securidServer = createSecurIdEmulator()
    return { appviewx: appviewxServer, securid: securidServer }
  })
  beforeEach(() => {
    appviewxServer.clearRequests()
    securidServer.clearRequests()
  })

  it('says that a password is wrong, never sends it again, and takes the right one at once', async () => {
    const page = await show()
    const card = cardOf(page, 'SecurID')
    await showForm(card)
    await card.getByLabel('User Name').fill('user01')
    await card.getByLabel('Password').fill('mistyped')

    await card.getByRole('button', { name: 'Sign in' }).click()
    await card.getByText('credentials-rejected').waitFor()
    await card.getByRole('button', { name: 'Sign in' }).click()
    await card.getByText('credentials-locked').waitFor()
    const sent = securidServer.requests.filter(({ path }) => path.includes('loginUser')).length
    await card.getByLabel('Password').fill('password123')
    await card.getByRole('button', { name: 'Sign in' }).click()

    await card.getByText('Signed in').waitFor()
    expect(sent).toBe(1)
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out: revoked.').waitFor()
  })

  it('asks for the one-time password that was mailed, beside the mail of the emulator', async () => {
    const page = await show()
    const card = cardOf(page, 'AppViewX')

    await signIn(card, 'mfa.user, with a one-time password')
    await card.getByText('aaa********@example.com').waitFor()
    const otp = (await card.locator('.mail code').textContent()) ?? ''
    const focused = await card
      .getByLabel('One-time password')
      .evaluate((input) => input === document.activeElement)
    await card.getByLabel('One-time password').fill(otp)
    await card.getByRole('button', { name: 'Answer' }).click()
    await card.getByText('Signed in').waitFor()

    expect(otp).toMatch(/^\d{6}$/)
    expect(focused).toBe(true)
    expect(appviewxServer.outbox).toHaveLength(1)
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out: revoked.').waitFor()
  })

  it('shows one renewal for an expired session, the redirect itself, and no renewal in maintenance', async () => {
    const page = await show()
    const card = cardOf(page, 'SecurID')
    const turn = (name: string): Promise<void> => card.getByRole('button', { name }).click()
    await signIn(card, 'user01')
    await card.getByText('Signed in').waitFor()
    await card.getByText('Break the server').press('Enter')

    await turn('Expire all tokens')
    await turn('5 at once')
    await card.getByText('5 calls: 5 × 200.').waitFor()
    const logins = securidServer.requests.filter(({ path }) => path.includes('loginUser')).length
    await turn('Redirect the next call to a stranger')
    await turn('Call once')
    await card.getByText('1 call: 1 × 302.').waitFor()
    await turn('Put it in maintenance')
    await turn('Call once')
    await card.getByText('1 call: 1 × 403.').waitFor()
    const isPressed = await card
      .getByRole('button', { name: 'Put it in maintenance' })
      .getAttribute('aria-pressed')
    await turn('Put it in maintenance')
    await turn('Sign out')
    await card.getByText('Logged out: revoked.').waitFor()

    expect(logins).toBe(2)
    expect(isPressed).toBe('true')
    expect(securidServer.requests.filter(({ path }) => path.includes('loginUser'))).toHaveLength(2)
  })

  it('names the field that was left empty, beside it, and sends nothing', async () => {
    const page = await open()
    const card = cardOf(page, 'AppViewX')
    await showForm(card)
    await card.getByLabel('User name').fill('admin')

    await card.getByRole('button', { name: 'Sign in' }).click()

    await card.getByText('Fill this in.').waitFor()
    expect(await card.getByLabel('Password').getAttribute('aria-invalid')).toBe('true')
    expect(appviewxServer.requests).toEqual([])
  })

  it('says beside the field why a password cannot travel', async () => {
    const page = await show()
    const card = cardOf(page, 'AppViewX')
    await showForm(card)
    await card.getByLabel('User name').fill('admin')
    await card.getByLabel('Password').fill('pässword ')

    await card.getByRole('button', { name: 'Sign in' }).click()

    await card.locator('#appviewx-password-error', { hasNotText: 'Fill this in.' }).waitFor()
    expect(appviewxServer.requests).toEqual([])
  })

  it('can be used with the keyboard alone', async () => {
    const page = await open()
    const { keyboard } = page
    await cardOf(page, 'AppViewX').getByText('Sign in as somebody').focus()
    await keyboard.press('Enter')
    await cardOf(page, 'AppViewX').getByLabel('User name').focus()

    await keyboard.type('admin')
    await keyboard.press('Tab')
    await keyboard.type('Password@123')
    await keyboard.press('Enter')
    await cardOf(page, 'AppViewX').getByText('Signed in').waitFor()
    await cardOf(page, 'AppViewX').getByRole('combobox', { name: 'Call' }).focus()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await cardOf(page, 'AppViewX').getByText('1 call: 1 × 200.').waitFor()
    for (let press = 0; press < 5; press += 1) await keyboard.press('Tab')
    await keyboard.press('Enter')

    await cardOf(page, 'AppViewX').getByText('Logged out: revoked.').waitFor()
    expect(appviewxServer.liveSessions).toBe(0)
  })

  it('is the same in two tabs', async () => {
    const [first, second] = [await show(), await openAnother()]

    await signIn(cardOf(first, 'AppViewX'), 'admin')
    await cardOf(second, 'AppViewX').getByText('Signed in').waitFor()
    await cardOf(second, 'AppViewX').getByRole('button', { name: 'Sign out' }).click()

    await cardOf(first, 'AppViewX').getByText('Logged out: revoked.').waitFor()
    expect(appviewxServer.liveSessions).toBe(0)
  })
})
