import { root } from './run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a package says of itself, as far as releases ask. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly engines?: { readonly node: string }
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A package that strangers install. */
export interface PublicPackage {
  /** Such as `session-core`, below `packages/`. */
  readonly folder: string
  readonly manifest: Manifest
}

/** All that would be published, of this repository or of a copy of it. */
export function publicPackages(repository: string = root): readonly PublicPackage[] {
  return globSync('packages/*/package.json', { cwd: repository })
    .toSorted()
    .map((file) => ({
      folder: basename(dirname(file)),
      manifest: JSON.parse(readFileSync(join(repository, file), 'utf8')) as Manifest,
    }))
    .filter(({ manifest }) => !manifest.private)
}

/** What can be imported of a package, and where its types are: `['./emulator', './dist/emulator/index.d.ts']`. */
export function entries({ manifest }: PublicPackage): readonly (readonly [string, string])[] {
  return Object.entries(manifest.exports).flatMap(([entry, target]) =>
    typeof target === 'string' ? [] : [[entry, target.types] as const],
  )
}
