import { hasBrowser } from './browser.ts'
import { look } from './look.ts'
import { cardOf, onPage, showForm, signIn } from './on-page.ts'
import type { Locator, Page } from 'playwright-core'
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

/** What is drawn in the corner of a button, beside its words: styles do not tell which colours a browser forces. */
async function background(page: Page, button: Locator): Promise<string> {
  const { x = 0, y = 0 } = (await button.boundingBox()) ?? {}
  const picture = await page.screenshot({ clip: { x: x + 8, y: y + 8, width: 2, height: 2 } })
  return picture.toString('base64')
}

/** Runs in the page: the cells whose mark stands on a line of its own, above their words. */
function marksAlone(cells: readonly Element[]): readonly (string | null)[] {
  const isAlone = (cell: Element): boolean => {
    const words = document.createRange()
    words.selectNodeContents(cell.lastChild as Node)
    const [line] = words.getClientRects()
    const mark = cell.querySelector('svg')?.getBoundingClientRect()
    return line !== undefined && mark !== undefined && line.top >= mark.bottom
  }
  return cells.filter(isAlone).map((cell) => cell.textContent)
}

const rightEdge = (part: Locator): Promise<number> =>
  part.evaluate((element) => Math.round(element.getBoundingClientRect().right))

describe.skipIf(!hasBrowser)('the page at sight', () => {
  const { open } = onPage(() => ({ storyPaceMs: 0 }))

  it('says which view is chosen where a person chose all colours', async () => {
    const page = await open()
    await page.emulateMedia({ forcedColors: 'active' })
    try {
      const [chosen, other] = [
        page.getByRole('button', { name: 'Stories', exact: true }),
        page.getByRole('button', { name: 'Your sessions' }),
      ]
      await chosen.click()

      expect(await background(page, chosen)).not.toBe(await background(page, other))
    } finally {
      await page.emulateMedia({ forcedColors: 'none' })
    }
  })

  it('leaves no column empty at 1920 pixels', async () => {
    const page = await open()
    await page.setViewportSize({ width: 1920, height: 1080 })
    const [program, laws] = [page.locator('.below > .program'), page.locator('.below > .laws')]

    expect(await rightEdge(program)).toBe(await rightEdge(laws))
  })

  it('shows how long an exchange took at the end of its line, also at 390 pixels', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Stories', exact: true }).click()
    await page.getByRole('button', { name: 'Hello, both' }).click()
    await page.getByText('Every promise was kept.').waitFor()
    const [line, took] = [page.locator('.exchange summary').first(), page.locator('.took').first()]
    await took.waitFor()
    const gaps: number[] = []
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      gaps.push((await rightEdge(line)) - (await rightEdge(took)))
    }

    expect(gaps[1]).toBe(gaps[0])
  })

  it('leaves no mark alone on its line where a story tells what it promised, at 390 and 320 pixels', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Stories', exact: true }).click()
    await page.getByRole('button', { name: 'A wrong password is sent once' }).click()
    await page.getByText('Every promise was kept.').waitFor()
    const marks = page.locator('.story-outcome td:first-child')
    const seen: unknown[] = []
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      seen.push([
        await marks.evaluateAll(marksAlone),
        await page.evaluate(() => document.documentElement.scrollWidth),
      ])
    }

    expect(await marks.count()).toBeGreaterThan(4)
    expect(seen).toEqual([
      [[], 390],
      [[], 320],
    ])
  })

  it(
    'fits 320, 390, 1280 and 2560 pixels without a broken word, and axe finds nothing on any view, light or dark',
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
