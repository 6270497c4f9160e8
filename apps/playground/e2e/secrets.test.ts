import { hasBrowser } from './browser.ts'
import { cardOf, onPage, openTheWire, showForm } from './on-page.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'

const carried = { appviewx: 'Sentinel+A/1&"<a>', securid: 'Sentinel+S/2&"<ä>', mistyped: 'Sentinel+M/3&"<ä>' }

/** How a value may be written. */
const spellings = (value: string): readonly string[] => {
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [value, xml, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]
}

describe.skipIf(!hasBrowser)('a secret', () => {
  const appviewxServer = createAppViewXEmulator({
    accounts: [{ username: 'admin', password: carried.appviewx }],
  })
  const securidServer = createSecurIdEmulator({ users: [{ username: 'user01', password: carried.securid }] })
  const { open, playground } = onPage(() => ({ appviewx: appviewxServer, securid: securidServer }))

  const signIn = async (card: Locator, username: string, password: string): Promise<void> => {
    await showForm(card)
    await card.getByLabel(/^user name$/i).fill(username)
    await card.getByLabel('Password').fill(password)
    await card.getByRole('button', { name: 'Sign in' }).click()
  }

  it('that was typed or granted reaches no page, storage, address, answer or event', async () => {
    const page = await open()
    const answers: Promise<string>[] = []
    page.on('response', (response) => {
      if (!response.url().endsWith('/api/feed')) answers.push(response.text().catch(() => ''))
    })
    const [appviewx, securid] = [cardOf(page, 'AppViewX'), cardOf(page, 'SecurID')]

    await signIn(securid, 'user01', carried.mistyped)
    await securid.getByText('credentials-rejected').waitFor()
    await signIn(securid, 'user01', carried.securid)
    await signIn(appviewx, 'admin', carried.appviewx)
    for (const card of [appviewx, securid]) {
      await card.getByText('Signed in').waitFor()
      await card.getByText('Break the server').press('Enter')
      await card.getByRole('button', { name: /^Expire all/ }).click()
      await card.getByRole('button', { name: '5 at once' }).click()
      await card.getByText('5 calls: 5 × 200.').waitFor()
    }
    await openTheWire(page)
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    )
    const shown = (await page.content()) + stored + page.url()
    const events = await everythingTold(playground().urls.page)
    const said = (await Promise.all(answers)).join('\n')
    for (const card of [appviewx, securid]) await card.getByRole('button', { name: 'Sign out' }).click()
    await securid.getByText('Logged out: revoked.').waitFor()

    const granted = [...appviewxServer.requests, ...securidServer.requests].flatMap(({ headers }) => [
      headers['sessionid'] ?? '',
      headers['authorization']?.replace('Bearer ', '') ?? '',
    ])
    const secrets = [...new Set([...Object.values(carried), ...granted])].filter((each) => each !== '')
    const leaks = secrets.flatMap(spellings).filter((each) => (shown + events + said).includes(each))
    expect(secrets.length).toBeGreaterThan(6)
    expect(events).toContain('‹sessionId›')
    expect(leaks).toEqual([])
  })
})

/** The event stream as far as it has come. */
async function everythingTold(url: string): Promise<string> {
  const response = await fetch(`${url}/api/feed`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  // The cards are told last: both say that five calls were answered.
  while (text.split('5 calls').length < 3) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  return text
}
