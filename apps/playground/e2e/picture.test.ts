import { hasBrowser } from './browser.ts'
import { cardOf, onPage } from './on-page.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasBrowser)('the picture of one’s own sessions', () => {
  const { open } = onPage()

  it('shows fifty callers who wait for one login, opens what is clicked, and can be begun anew', async () => {
    const page = await open()
    const card = cardOf(page, 'SecurID')
    const wire = page.getByRole('region', { name: 'Wire', exact: true })
    await card.getByRole('button', { name: '50 at once' }).click()
    await card.getByText('50 calls: 50 × 200.').waitFor()
    await page.getByRole('img', { name: '50 calls · 1 login', exact: true }).waitFor()
    const program = await page.getByLabel('Program', { exact: true }).textContent()

    await page.locator('.timeline-frame [data-exchange]').first().click()
    await wire.locator('.exchange.selected pre').first().waitFor()
    const clicked = await wire.locator('.exchange.selected summary').textContent()
    await page.getByRole('button', { name: 'Begin anew' }).click()
    await wire.getByText('0 exchanges').waitFor()
    await card.getByRole('button', { name: 'Call once' }).click()
    await wire.getByText('1 exchange', { exact: true }).waitFor()
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out: revoked.').waitFor()

    expect(clicked).toContain('loginUser')
    expect(program).toContain('Array.from({ length: 50 }')
  })

  it('is passed by one press of Tab, and read by arrows', async () => {
    const page = await open()
    const card = cardOf(page, 'SecurID')
    await card.getByRole('button', { name: '5 at once' }).click()
    await card.getByText('5 calls: 5 × 200.').waitFor()
    const list = page.getByRole('list', { name: 'Requests and replies' })
    const lines = list.locator('summary')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

    await list.focus()
    await page.keyboard.press('Tab')
    const behind = await focused()
    await list.press('ArrowUp')
    const newest = await focused()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    const second = await focused()
    await page.keyboard.press('Enter')
    await list.locator('details[open]').waitFor()
    const texts = await lines.allTextContents()
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out: revoked.').waitFor()

    expect(behind).toContain('Copy')
    expect([newest, second]).toEqual([texts.at(-1), texts[1]])
  })

  it('calls a lost call lost', async () => {
    const page = await open()
    const card = cardOf(page, 'SecurID')
    await card.getByRole('button', { name: 'Call once' }).click()
    await card.getByText('1 call: 1 × 200.').waitFor()
    await card.getByText('Break the server').press('Enter')
    await card.getByRole('button', { name: 'Drop the next reply' }).click()

    await card.getByRole('button', { name: 'Call once' }).click()
    await card.getByText('1 call: 1 × connection lost.').waitFor()

    await page.getByRole('img', { name: /1 lost/ }).waitFor()
    await page.locator('.timeline-frame .shape.exchange.lost').click()
    expect(await page.locator('.exchange.selected .status').textContent()).toBe('lost')
    await card.getByRole('button', { name: 'Sign out' }).click()
    await card.getByText('Logged out: revoked.').waitFor()
  })
})
