import { root } from '../run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A page that people read. */
export interface Document {
  /** From the root, with slashes: `packages/session-core/README.md`. */
  readonly path: string
  readonly text: string
}

const pages = ['*.md', 'packages/*/README.md', 'packages/*/{docs,test}/*.md', 'apps/*/{,bench/}README.md']

/** Every page, in alphabetical order; changelogs are written by a tool. */
export function readDocuments(): readonly Document[] {
  return globSync(pages, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('CHANGELOG.md'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
