import { existsSync } from 'node:fs'
import process from 'node:process'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'
import { inject } from 'vitest'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether there is a browser here; tests that need one are skipped otherwise, but in CI they fail. */
export const hasBrowser = existsSync(executablePath) || Boolean(process.env['CI'])

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser without a window, for all files. */
export const launchBrowser = (): Promise<BrowserServer> =>
  chromium.launchServer({ executablePath, args, headless: true })

/** Its own use of the shared browser; closing it closes its pages, not the browser. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('browser'))
