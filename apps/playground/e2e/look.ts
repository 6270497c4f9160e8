import axe from 'axe-core'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Pictures are for people: a third of the work, and nothing compares them. */
const screenshots = process.env['SCREENSHOTS'] && fileURLToPath(new URL('../screenshots/', import.meta.url))

/**
 * What axe looks for at a width, by colour scheme. A layout is another page to it; in other colours only contrasts can be
 * other ones; and the widest layout only spreads what stands in the middle one.
 */
const widths = [
  { width: 390, light: 'all', dark: undefined },
  { width: 1280, light: 'all', dark: 'contrasts' },
  { width: 2560, light: undefined, dark: undefined },
] as const

/** What is wrong with a view at any width, in either colour scheme; its pictures are kept where they are asked for. */
export async function look(page: Page, view: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const { width, ...rules } of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const name = `${view}-${width}-${colorScheme}`
      found.push(...(await violations(page, rules[colorScheme])).map((words) => `${name}, ${words}`))
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
async function violations(page: Page, rules: 'all' | 'contrasts' | undefined): Promise<readonly string[]> {
  if (rules === undefined) return []

  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(
    async (runOnly) => {
      const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      })
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    },
    rules === 'contrasts' ? ['color-contrast'] : undefined,
  )
}
