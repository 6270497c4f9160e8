import { comparedWith } from '../release/read-change.ts'
import { root } from '../run-tool.ts'
import { statSync } from 'node:fs'

/** What tests depend on that is no file of this repository, by the names that turbo.json asks for. */
export async function surroundings(): Promise<Readonly<Record<string, string>>> {
  const browser = statSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium', { throwIfNoEntry: false })

  return {
    CHROMIUM_BUILD: browser ? `${browser.size} bytes of ${browser.mtime.toISOString()}` : 'none',
    COMPARED_WITH: (await comparedWith(root))?.commit ?? 'nothing',
    TURBO_TELEMETRY_DISABLED: '1',
  }
}
