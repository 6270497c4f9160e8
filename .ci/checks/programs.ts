import { globSync, statSync } from 'node:fs'

const browser = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const servers = ['/usr/bin/redis-*', '/usr/lib/postgresql/*/bin/postgres']

/** Which browser and servers there are, for turbo: what was skipped without one runs as soon as it has come. */
export function programs(): Readonly<Record<string, string>> {
  return { CHROMIUM_BUILD: builds([browser]), SERVER_BUILDS: builds(globSync(servers)) }
}

function builds(files: readonly string[]): string {
  const found = files.toSorted().flatMap((file) => statSync(file, { throwIfNoEntry: false }) ?? [])
  return found.map(({ size, mtime }) => `${size} bytes of ${mtime.toISOString()}`).join(', ')
}
