import { startPlayground } from '../server/playground.ts'
import { startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import { hasBrowser } from './browser.ts'
import { cardOf } from './on-page.ts'
import { onTab } from './tab.ts'
import { describe, expect, inject, it } from 'vitest'

/** The doctor is a process of its own, for each system. */
const patience = { timeout: 45_000 }

describe.skipIf(!hasBrowser)('a page in front of real systems', { timeout: 120_000 }, () => {
  const tab = onTab()

  it('says that they are live and what the doctor finds, offers no demo account and nothing to break, and signs in with what is typed', async () => {
    await using stack = new AsyncDisposableStack()
    const [appviewx, securid] = [await startAppViewX(0), await startSecurId(0)]
    stack.defer(appviewx.close)
    stack.defer(securid.close)
    const playground = await startPlayground(
      {
        ports: { playground: 0, appviewx: 0, securid: 0 },
        urls: { appviewx: appviewx.url, securid: securid.url },
      },
      { page: new Map(inject('page')) },
    )
    stack.defer(playground.close)
    const { page } = tab()
    await page.goto(playground.urls.page)
    const card = cardOf(page, 'SecurID')

    await card.getByText('live: a real installation').waitFor()
    const report = card.getByRole('list', { name: 'Findings' })
    await report.getByText(/^ok: product/).waitFor(patience)
    const before = securid.emulator.loginAttempts
    const toys = await page.getByText(/Break the server|demo account:/).count()
    await card.getByLabel('User Name').fill('user01')
    await card.getByLabel('Password').fill('password123')
    await card.getByRole('button', { name: 'Sign in' }).click()

    await card.getByText('Signed in as user01').waitFor()
    await card.getByRole('button', { name: 'Examine with a login' }).click()
    await report.getByText(/^ok: logout/).waitFor(patience)
    await card.getByText('It works.').waitFor()

    expect(before).toBe(0)
    expect(securid.emulator.loginAttempts).toBe(2)
    expect(toys).toBe(0)
    expect(securid.emulator.liveSessions).toBe(1)
  })
})
