import { bundle } from './bundle.ts'
import { type Runtime, type RuntimeFacts, tell } from './runtime.ts'
import { chromium } from 'playwright-core'

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']

/** A browser's page, of the server's own origin. */
export function inChromium(facts: RuntimeFacts): Runtime {
  return {
    ...facts,
    run: async ({ places, signal, story }) => {
      const script = await bundle(story, `globalThis.play = async () => { ${tell(places)} }`)
      await using browser = await chromium.launch({ executablePath: facts.program, args, headless: true })
      signal.addEventListener('abort', () => void browser.close())
      const page = await browser.newPage()
      let output = ''
      page.on('console', (message) => {
        output += `${message.text()}\n`
      })

      await page.goto(places.origin)
      await page.addScriptTag({ type: 'module', content: script })
      // A module runs when its page has time for it.
      await page.waitForFunction('typeof play === "function"')
      await page.evaluate('play()')
      return output
    },
  }
}
