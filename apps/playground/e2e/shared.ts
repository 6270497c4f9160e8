import { buildPage, type PageFile } from '../server/page.ts'
import { hasBrowser, launchBrowser } from './browser.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of all files listens. */
    readonly browser: string
    /** The page, built once. */
    readonly page: readonly (readonly [string, PageFile])[]
  }
}

/** What every file of these tests needs and none changes: a browser and the built page, made once. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [browser, page] = await Promise.all([hasBrowser ? launchBrowser() : undefined, buildPage()])
  provide('page', [...page])
  if (browser) provide('browser', browser.wsEndpoint())
  return async () => browser?.close()
}
