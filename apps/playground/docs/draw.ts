import { startPlayground } from '../server/playground.ts'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** Takes the picture of the README anew: twenty processes, one login, one that is killed. */
const picture = fileURLToPath(new URL('playground.png', import.meta.url))

await using running = new AsyncDisposableStack()
const ports = { playground: 0, appviewx: 0, securid: 0 }
const playground = await startPlayground({ ports, urls: {} })
running.defer(playground.close)
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
running.defer(() => browser.close())
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 2,
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
// Somebody who has been here: the first visit plays another story.
await page.addInitScript(() => localStorage.setItem('session-playground-visited', 'yes'))
await page.goto(playground.urls.page)
await page.getByRole('button', { name: 'Stories', exact: true }).click()
await page.getByRole('button', { name: 'Twenty pods' }).click()
await page.getByText('Every promise was kept.').waitFor()
await page.mouse.move(0, 0)
await page.screenshot({ path: picture })
