import { publicPackages, type PublicPackage } from '../public-packages.ts'
import type { Changeset } from './changesets.ts'

/** Files that were changed, and the changesets that came with them. */
export interface Change {
  /** Such as `packages/session-core/src/index.ts`. */
  readonly files: readonly string[]
  readonly changesets: readonly Changeset[]
}

/** The packages whose code or public names changed, though no changeset tells their readers. */
export function unannounced(
  { files, changesets }: Change,
  packages: readonly PublicPackage[] = publicPackages(),
): readonly string[] {
  // Someone says that there is nothing to tell.
  if (changesets.some((changeset) => changeset.packages.size === 0)) return []

  return packages
    .filter(({ folder }) => files.some((file) => isFelt(file, folder)))
    .filter(({ folder }) => !files.includes(`packages/${folder}/CHANGELOG.md`))
    .map(({ manifest }) => manifest.name)
    .filter((name) => changesets.every((changeset) => !changeset.packages.has(name)))
}

function isFelt(file: string, folder: string): boolean {
  if (file.endsWith('.test.ts')) return false

  return file.startsWith(`packages/${folder}/src/`) || file.startsWith(`packages/${folder}/api/`)
}
