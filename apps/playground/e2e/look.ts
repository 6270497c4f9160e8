import axe from 'axe-core'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Pictures are for people: a third of the work, and nothing compares them. */
const screenshots = process.env['SCREENSHOTS'] && fileURLToPath(new URL('../screenshots/', import.meta.url))

/**
 * At which widths axe looks, and in which colours. A layout is another page to it; in other colours only contrasts can be
 * other ones; and the widest layout only spreads what stands in the middle one.
 */
const widths = [
  { width: 390, axe: 'light' },
  { width: 1280, axe: 'dark' },
  { width: 2560, axe: undefined },
] as const

/** What is wrong with a view at any width, in either colour scheme; its pictures are kept where they are asked for. */
export async function look(page: Page, view: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const { width, axe: colours } of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const name = `${view}-${width}-${colorScheme}`
      if (colours === colorScheme) found.push(...(await violations(page)).map((words) => `${name}, ${words}`))
      if (screenshots) await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true })
    }
    const overflow = await overflowOf(page)
    if (overflow > 0) found.push(`${view}-${width}: ${overflow} pixels too wide`)
  }
  return found
}

/** How many pixels of a page stand beside the window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** What axe finds wrong, in words. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
    })
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}
