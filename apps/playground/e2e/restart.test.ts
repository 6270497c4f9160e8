import { startPlayground } from '../server/playground.ts'
import { hasBrowser } from './browser.ts'
import { cardOf, signIn } from './on-page.ts'
import { onTab } from './tab.ts'
import { describe, expect, inject, it } from 'vitest'

describe.skipIf(!hasBrowser)('an open page', () => {
  const tab = onTab()

  it('says that the server is away, and works again when it has been started anew', async () => {
    await using stack = new AsyncDisposableStack()
    const { page } = tab()
    const own = { page: new Map(inject('page')) }
    const first = await startPlayground({ ports: { playground: 0, appviewx: 0, securid: 0 }, urls: {} }, own)
    await page.goto(first.urls.page)
    await signIn(cardOf(page, 'AppViewX'), 'admin')
    await cardOf(page, 'AppViewX').getByText('Signed in').waitFor()

    await first.close()
    await page.getByText('The server is away.').waitFor()
    const playground = Number(new URL(first.urls.page).port)
    const second = await startPlayground({ ports: { playground, appviewx: 0, securid: 0 }, urls: {} }, own)
    stack.defer(second.close)
    await page.getByText('connected', { exact: true }).waitFor()
    await cardOf(page, 'AppViewX').getByText(second.urls.appviewx).waitFor()
    const phase = await cardOf(page, 'AppViewX').locator('.phase').textContent()
    await signIn(cardOf(page, 'AppViewX'), 'admin')

    await cardOf(page, 'AppViewX').getByText('Signed in').waitFor()
    expect(phase).toBe('idle')
  })
})
