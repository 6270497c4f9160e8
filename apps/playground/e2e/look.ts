import axe from 'axe-core'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** Pictures are for people: a third of the work, and nothing compares them. */
const screenshots = process.env['SCREENSHOTS'] && fileURLToPath(new URL('../screenshots/', import.meta.url))

/**
 * At which widths axe looks, and in which colours: a layout is another page to it, in other colours only contrasts can be
 * other ones, and the other layouts only squeeze and spread what stands in these two.
 */
const widths = [
  { width: 320 },
  { width: 390, whole: 'light', contrasts: 'dark' },
  { width: 1280, whole: 'dark', contrasts: 'light' },
  { width: 2560 },
] as const

/** What is wrong with a view at any width, in either colour scheme; its pictures are kept where they are asked for. */
export async function look(page: Page, view: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const { width, ...axeLooks } of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const name = `${view}-${width}-${colorScheme}`
      const rules = rulesFor(axeLooks, colorScheme)
      if (rules) found.push(...(await violations(page, rules)).map((words) => `${name}, ${words}`))
      if (screenshots) await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true })
    }
    const overflow = await overflowOf(page)
    if (overflow > 0) found.push(`${view}-${width}: ${overflow} pixels too wide`)
    found.push(...(await brokenWords(page)).map((word) => `${view}-${width}: ${word} is broken in two`))
  }
  return found
}

/** How many pixels of a page stand beside the window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** Words that end on another line than they began, but for code and addresses, which may. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isBroken = (text: Text, { index, 0: word }: RegExpMatchArray): boolean => {
      const range = document.createRange()
      range.setStart(text, index ?? 0)
      range.setEnd(text, (index ?? 0) + word.length)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const broken = new Set<string>()
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.closest('pre, code, .address')) continue
      for (const word of String(text.nodeValue).matchAll(/\p{L}{2,20}/gu)) {
        if (isBroken(text as Text, word)) broken.add(word[0])
      }
    }
    return [...broken]
  })
}

/** Which rules of axe a view is held to. */
type Rules = 'all' | 'color-contrast'

function rulesFor(
  { whole, contrasts }: { readonly whole?: string; readonly contrasts?: string },
  colorScheme: string,
): Rules | undefined {
  if (whole === colorScheme) return 'all'
  return contrasts === colorScheme ? 'color-contrast' : undefined
}

/** What axe finds wrong, in words. */
async function violations(page: Page, rules: Rules): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (asked) => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      ...(asked !== 'all' && { runOnly: [asked] }),
    })
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, rules)
}
