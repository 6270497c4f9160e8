import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A note that says which packages a change releases, and how far. */
export interface Changeset {
  /** Such as `.changeset/a-name.md`. */
  readonly file: string
  /** The bump of each package, by its name. Empty: a change that releases nothing, on purpose. */
  readonly packages: ReadonlyMap<string, string>
  readonly summary: string
}

const form = /^---\n(?<bumps>[\s\S]*?)---\n(?<summary>[\s\S]*)$/
const bump = /^(?<quote>['"])(?<name>.+)\k<quote>: (?<how>major|minor|patch)$/

/** All that wait for the next release. */
export function readChangesets(repository: string): readonly Changeset[] {
  return globSync('.changeset/*.md', { cwd: repository })
    .filter((file) => !file.endsWith('README.md'))
    .toSorted()
    .map((file) => parseChangeset(file, readFileSync(join(repository, file), 'utf8')))
}

/** @throws Error when the text is no changeset: a note that nobody reads would be lost. */
export function parseChangeset(file: string, text: string): Changeset {
  const parts = form.exec(text)?.groups
  const lines = parts?.['bumps']?.split('\n').filter((line) => line !== '') ?? []
  const bumps = lines.map((line) => bump.exec(line)?.groups)
  if (!parts || bumps.includes(undefined)) throw new Error(`${file} is no changeset`)

  return {
    file,
    packages: new Map(bumps.map((groups) => [groups?.['name'] ?? '', groups?.['how'] ?? ''])),
    summary: parts['summary']?.trim() ?? '',
  }
}
