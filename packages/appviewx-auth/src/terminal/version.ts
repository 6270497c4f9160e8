import { createRequire } from 'node:module'

/** The version of this package. */
export function readVersion(): string {
  const manifest = createRequire(import.meta.url)('../../package.json') as { readonly version: string }
  return manifest.version
}
