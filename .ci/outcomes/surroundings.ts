import { mainBranch } from '../release/main-branch.ts'
import { runTool } from '../run-tool.ts'
import { globSync, statSync } from 'node:fs'

/** What tests depend on that is no file of this repository, by the names that turbo.json asks for. */
export async function surroundings(): Promise<Readonly<Record<string, string>>> {
  return {
    CHROMIUM_BUILD: builds([process.env['CHROMIUM'] ?? '/usr/bin/chromium']),
    SERVER_BUILDS: builds([
      ...globSync('/usr/bin/redis-*'),
      ...globSync('/usr/lib/postgresql/*/bin/postgres'),
    ]),
    COMPARED_WITH: await comparedWith(),
    TURBO_TELEMETRY_DISABLED: '1',
  }
}

/** Which programs there are, so that one that came or changed is tested again. */
function builds(files: readonly string[]): string {
  const found = files.toSorted().flatMap((file) => statSync(file, { throwIfNoEntry: false }) ?? [])
  return found.map(({ size, mtime }) => `${size} bytes of ${mtime.toISOString()}`).join(', ') || 'none'
}

/** The commit that the main branch is at. */
async function comparedWith(): Promise<string> {
  const main = await mainBranch()
  return main ? (await runTool('git', ['rev-parse', main])).output.trim() : 'nothing'
}
